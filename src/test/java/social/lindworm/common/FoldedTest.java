package social.lindworm.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {

    @ParameterizedTest
    @CsvSource({
        "Brontë, bronte",
        "STRASSE, strasse",
        "Straße, strasse",
        "ÁÉÍ, aei",
        "Ёлка, елка",
        "Ὀδύσσεια, οδυσσεια",
        "'  two   words ', two words",
        "ﬁve, five"
    })
    void caseDiacriticsAndCompatibilityFormsDisappear(String text, String folded) {
        assertThat(Folded.of(text)).isEqualTo(folded);
    }
}
