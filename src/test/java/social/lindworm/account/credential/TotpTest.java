package social.lindworm.account.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpTest {

    /// The key of RFC 6238's examples, `12345678901234567890`, in base 32.
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private final Totp totp = new Totp(1);

    @Test
    void codesAreThoseOfTheStandard() {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(1111111109))).isEqualTo("081804");
    }

    @Test
    void aCodeOneStepLateOrEarlyIsGood() {
        Instant now = Instant.ofEpochSecond(1_800_000_000);

        for (int seconds : new int[] {-30, 0, 30}) {
            assertThat(totp.match(SECRET, Totp.code(SECRET, now.plusSeconds(seconds)), now, 0))
                    .isPresent();
        }
        for (int seconds : new int[] {-60, 60, 90}) {
            assertThat(totp.match(SECRET, Totp.code(SECRET, now.plusSeconds(seconds)), now, 0))
                    .isEmpty();
        }
    }

    @Test
    void aUsedCodeIsNotGoodAgain() {
        Instant now = Instant.ofEpochSecond(1_800_000_000);
        String code = Totp.code(SECRET, now);
        long step = totp.match(SECRET, code, now, 0).orElseThrow();

        assertThat(totp.match(SECRET, code, now, step)).isEmpty();
        assertThat(totp.match(SECRET, Totp.code(SECRET, now.plusSeconds(30)), now.plusSeconds(30), step))
                .isPresent();
    }

    @Test
    void spacesAreForgivenAndNonsenseIsNot() {
        Instant now = Instant.ofEpochSecond(1_800_000_000);
        String code = Totp.code(SECRET, now);

        assertThat(totp.match(SECRET, code.substring(0, 3) + " " + code.substring(3), now, 0))
                .isPresent();
        for (String nonsense : new String[] {"", "12345", "abcdef", "1234567", "١٢٣٤٥٦"}) {
            assertThat(totp.match(SECRET, nonsense, now, 0)).isEmpty();
        }
    }

    @Test
    void newSecretsAreLongDifferentAndUsable() {
        String secret = Totp.newSecret();

        assertThat(secret).hasSize(32).isNotEqualTo(Totp.newSecret());
        assertThat(Base32.encode(Base32.decode(secret))).isEqualTo(secret);
        assertThat(Totp.address(secret, "books.example", "Jane Doe"))
                .startsWith("otpauth://totp/books.example:Jane%20Doe?secret=" + secret);
    }
}
