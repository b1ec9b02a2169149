package social.lindworm.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.common.Message;

class IsbnTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9780439023481",
                "978-0-439-02348-1",
                " ISBN-13: 978 0 439 02348 1",
                "0439023483",
                "0-439-02348-3"
            })
    void bothFormsAreReadHoweverTheyAreWritten(String typed) {
        assertThat(Isbn.of(typed)).map(Isbn::thirteen).contains("9780439023481");
    }

    @Test
    void anXIsTheCheckDigitTen() {
        assertThat(Isbn.of("080442957x")).flatMap(Isbn::ten).contains("080442957X");
    }

    @Test
    void only978HasATenDigitForm() {
        assertThat(Isbn.of("9791032300824"))
                .isPresent()
                .get()
                .extracting(Isbn::ten)
                .isEqualTo(java.util.Optional.empty());
    }

    @Test
    void theExpectedNumberIsNamedWhenTheCheckDigitIsWrong() {
        assertThat(Isbn.read("9780439023482"))
                .isEqualTo(new Isbn.Wrong(Message.of("book.isbn.checksum", "2", "9780439023481")));
        assertThat(Isbn.read("0439023481"))
                .isEqualTo(new Isbn.Wrong(Message.of("book.isbn.checksum", "1", "0439023483")));
    }

    @Test
    void otherMistakesAreNamedToo() {
        assertThat(Isbn.read("978043902348")).isEqualTo(new Isbn.Wrong(Message.of("book.isbn.length", 12)));
        assertThat(Isbn.read("9770439023481")).isEqualTo(new Isbn.Wrong(Message.of("book.isbn.prefix", "977")));
        assertThat(Isbn.read("97804390abcde")).isEqualTo(new Isbn.Wrong(Message.of("book.isbn.digits")));
        assertThat(Isbn.read("978043902348X")).isEqualTo(new Isbn.Wrong(Message.of("book.isbn.digits")));
        assertThat(Isbn.read("")).isEqualTo(new Isbn.Wrong(Message.of("book.isbn.length", 0)));
    }

    @Test
    void lostLeadingZerosComeBack() {
        assertThat(Isbn.ofShortenedTen("439023483")).map(Isbn::thirteen).contains("9780439023481");
        assertThat(Isbn.ofShortenedTen("")).isEmpty();
        assertThat(Isbn.ofShortenedTen("1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9780439023481, 978-0-439-02348-1",
        "9788535914849, 978-85-359-1484-9",
        "9786555320336, 978-65-5532-033-6",
        "9783161484100, 978-3-16-148410-0",
        "9784087712995, 978-4-08-771299-5",
        "9791032300824, 979-10-323-0082-4",
        "9789999999991, 978-999999999-1"
    })
    void hyphensStandWhereTheRangesSay(String thirteen, String hyphenated) {
        assertThat(Isbn.of(thirteen)).map(Isbn::hyphenated).contains(hyphenated);
    }
}
