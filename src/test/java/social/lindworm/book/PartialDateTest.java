package social.lindworm.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "1997, 1997",
        "1997-06, 1997-06",
        "1997-6-26, 1997-06-26",
        "1997/06/26, 1997-06-26",
        "-0749, -749",
        "8, 0008",
        "2001-02-03T04:05:06Z, 2001-02-03"
    })
    void itIsReadInEachPrecision(String typed, String text) {
        assertThat(PartialDate.parse(typed)).map(PartialDate::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "June 1997", "1997-13", "1997-02-30", "97-", "19970626", "9999", "1997-00-01", "x"})
    void nonsenseIsNoDate(String typed) {
        assertThat(PartialDate.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1997", "1997-06", "1997-06-26", "-0749", "-0749-03", "-0749-03-15", "0000"})
    void theNumberGivesTheDateBack(String text) {
        PartialDate date = PartialDate.parse(text).orElseThrow();

        assertThat(PartialDate.ofNumber(date.number())).isEqualTo(date);
    }

    @Test
    void numbersSortAsDatesDo() {
        assertThat(PartialDate.parse("-0749-06").orElseThrow().number())
                .isGreaterThan(PartialDate.parse("-0749").orElseThrow().number())
                .isLessThan(PartialDate.parse("-0748").orElseThrow().number());
    }

    @Test
    void itIsShownAsPeopleWriteIt() {
        PartialDate day = new PartialDate(1997, 6, 26);
        Locale brazil = Locale.of("pt", "BR");

        assertThat(day.shown(Locale.US)).isEqualTo("June 26, 1997");
        assertThat(day.shown(brazil)).isEqualTo("26 de junho de 1997");
        assertThat(new PartialDate(1997, 6, 0).shown(brazil)).isEqualTo("junho de 1997");
        assertThat(PartialDate.ofYear(1997).shown(Locale.US)).isEqualTo("1997");
        assertThat(PartialDate.ofYear(-749).shown(Locale.US)).isEqualTo("750 BC");
    }
}
