package social.lindworm.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;

class CsvCheckTest {

    @Test
    void rowsAreCountedWhateverEndsTheLines() throws IOException {
        assertThat(rows("a,b\n1,2\n3,4\n")).isEqualTo(3);
        assertThat(rows("a,b\r\n1,2\r\n3,4")).isEqualTo(3);
        assertThat(rows("\ufeffa,b\r\"one\ntwo\",2\r")).isEqualTo(2);
        assertThat(rows("a,\"b \"\"c\"\"\"\n,\n")).isEqualTo(2);
    }

    @Test
    void anOpenQuoteIsToldWhereItOpens() {
        refused("a,b\n1,2\n3,\"four\n5,6\n", "transfer.csv.openQuote", "3", "3");
    }

    @Test
    void aLetterAfterAClosingQuoteIsTold() {
        refused("a,b\r\n1,\"two\"x\r\n", "transfer.csv.afterQuote", "2", "8");
    }

    @Test
    void anotherEncodingIsToldAtItsFirstLetter() {
        refused("a,b\n1,Bront\u00eb\n".getBytes(StandardCharsets.ISO_8859_1), "transfer.csv.encoding", "2", "8");
        refused("a,b\n".getBytes(StandardCharsets.UTF_16LE), "transfer.csv.binary", "1", "2");
        refused("a,b\n".getBytes(Charset.forName("UTF-16")), "transfer.csv.encoding", "1", "1");
    }

    @Test
    void columnsAreCountedInCharacters() {
        refused("a\n\ud83d\udcda\u00e9,\"open", "transfer.csv.openQuote", "2", "4");
    }

    @Test
    void aFieldThatNeverEndsIsRefused() {
        refused("a\nx,\"" + "y\n".repeat(CsvCheck.LONGEST_FIELD), "transfer.csv.longField", "2", "3");
    }

    @Test
    void anEmptyFileIsRefused() {
        refused("", "transfer.csv.empty", "1", "1");
    }

    private static long rows(String text) throws IOException {
        return CsvCheck.rows(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(String text, String key, String line, String column) {
        refused(text.getBytes(StandardCharsets.UTF_8), key, line, column);
    }

    private static void refused(byte[] bytes, String key, String line, String column) {
        assertThatThrownBy(() -> CsvCheck.rows(new ByteArrayInputStream(bytes)))
                .asInstanceOf(InstanceOfAssertFactories.type(AppException.Invalid.class))
                .extracting(AppException::shown)
                .isEqualTo(Message.of(key, line, column));
    }
}
