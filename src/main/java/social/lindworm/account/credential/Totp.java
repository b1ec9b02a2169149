package social.lindworm.account.credential;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time codes as authenticator apps show them: SHA-1, six digits, thirty seconds (RFC 6238).
/// Thread-safe.
public final class Totp {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    private static final int SECRET_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    private final int window;

    /// @param window how many steps a code may be early or late
    public Totp(int window) {
        this.window = window;
    }

    /// A new secret in base 32, as apps take it.
    public static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base32.encode(bytes);
    }

    /// The address that the QR code carries.
    public static String address(String secret, String issuer, String account) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + secret + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP.toSeconds();
    }

    /// The code of a moment.
    public static String code(String secret, Instant when) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(Base32.decode(secret), CODES.getAlgorithm()), when, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("not a secret", e);
        }
    }

    /// The time step whose code this is, if it is near now and later than the last one used: a code counts once.
    public OptionalLong match(String secret, String typed, Instant now, long lastStep) {
        String digits = typed.replaceAll("[\\s-]", "");
        OptionalLong found = OptionalLong.empty();
        if (digits.length() != DIGITS) {
            return found;
        }
        for (int offset = -window; offset <= window; offset++) {
            Instant when = now.plus(STEP.multipliedBy(offset));
            long step = when.getEpochSecond() / STEP.toSeconds();
            if (Tokens.same(code(secret, when), digits) && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
