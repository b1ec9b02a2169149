package social.lindworm.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectKeyTest {

    @ParameterizedTest
    @CsvSource({"covers/a.JPG,jpg", "covers.d/a,''", "covers/.hidden,''", "a.tar.gz,gz", "a.,''"})
    void theExtensionIsOfTheLastSegment(String key, String extension) {
        assertThat(new ObjectKey(key).extension()).isEqualTo(extension);
    }

    @Test
    void theOrderIsThatOfTheUtf8Bytes() {
        List<String> texts = List.of("a/b", "a.b", "é", "\uD83D\uDCDA", "\uFFFD", "\uE000", "\uD83D\uDCDB");
        for (String left : texts) {
            for (String right : texts) {
                int bytes = Arrays.compareUnsigned(
                        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
                assertThat(Integer.signum(ObjectKey.compare(left, right)))
                        .as("%s and %s", left, right)
                        .isEqualTo(Integer.signum(bytes));
            }
        }
    }

    @Test
    void theTextOfAnInvalidKeyIsMadePrintableForTheLog() {
        StorageException.InvalidKey invalid = new StorageException.InvalidKey("a\n\u001b[31m" + "x".repeat(500), "why");

        assertThat(invalid.getMessage()).contains("a??[31m").hasSizeLessThan(300);
    }
}
