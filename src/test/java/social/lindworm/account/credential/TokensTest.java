package social.lindworm.account.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void secretsAre256BitsAndNeverTheSame() {
        assertThat(Tokens.secret()).hasSize(43).matches("[A-Za-z0-9_-]+").isNotEqualTo(Tokens.secret());
    }

    @Test
    void codesAreReadWhateverTheWayOfTyping() {
        String code = Tokens.code(3);

        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(Tokens.normalCode(" " + code.toLowerCase(Locale.ROOT).replace("-", " ") + " "))
                .isEqualTo(code.replace("-", ""));
        assertThat(Tokens.normalCode("oO-iIlL")).isEqualTo("001111");
    }

    @Test
    void backupCodesAreTenAndBelongToTheirAccount() {
        List<String> codes = BackupCodes.fresh();

        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(BackupCodes.hash(1, codes.getFirst()))
                .isEqualTo(BackupCodes.hash(1, codes.getFirst().toLowerCase(Locale.ROOT)))
                .isNotEqualTo(BackupCodes.hash(2, codes.getFirst()));
        assertThat(BackupCodes.hash(1, "123456")).isEmpty();
    }
}
