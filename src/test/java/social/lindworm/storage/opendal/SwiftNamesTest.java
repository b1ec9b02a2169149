package social.lindworm.storage.opendal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwiftNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "covers/a-é_1.jpg | covers/a-é_1.jpg",
                "表紙/本.png | 表紙/本.png",
                "a b/100% | a=20b/100=25",
                "a=b | a=b",
                "a=20 | a=3D20",
                "a=2 0 | a=2=C2=A00",
                "== x | ===20x"
            })
    void onlyWhatAnAddressCannotHaveIsWrittenOtherwise(String key, String name) {
        assertThat(SwiftNames.of(key)).isEqualTo(name);
        assertThat(SwiftNames.keyOf(name)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a%20b", "a=41", "a=C2", "a=3D", "a&b"})
    void whatWeWouldNotHaveGivenIsNobodysName(String name) {
        assertThat(SwiftNames.keyOf(name)).isEmpty();
    }

    @Test
    void everyKeyComesBackAndFoldersBeginTheNamesInThem() {
        Random random = new Random(7);
        String letters = "=0123ABDF a%/ é😀~";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder key = new StringBuilder();
            random.ints(1 + random.nextInt(9), 0, letters.codePointCount(0, letters.length()))
                    .forEach(i -> key.appendCodePoint(letters.codePoints().toArray()[i]));
            String text = key.toString();

            assertThat(SwiftNames.keyOf(SwiftNames.of(text))).contains(text);
            String folder = text.substring(0, text.lastIndexOf('/') + 1);
            assertThat(SwiftNames.of(text)).startsWith(SwiftNames.of(folder));
        }
    }
}
