package social.lindworm.account.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A password hash as Django wrote it: `pbkdf2_sha256$iterations$salt$hash`. Only ever read, for people who came from
/// BookWyrm.
///
/// @param salt used as its own characters, not decoded
/// @param hash in base 64
record DjangoHash(int iterations, String salt, String hash) {

    /// More than Django ever asked for would only keep the processor busy.
    private static final int MAX_ITERATIONS = 10_000_000;

    private static final String ALGORITHM = "pbkdf2_sha256";

    static Optional<DjangoHash> parse(String stored) {
        String[] parts = stored.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(ALGORITHM) || parts[2].isEmpty()) {
            return Optional.empty();
        }
        try {
            int iterations = Integer.parseInt(parts[1]);
            boolean usable = iterations > 0
                    && iterations <= MAX_ITERATIONS
                    && Base64.getDecoder().decode(parts[3]).length > 0;
            return usable ? Optional.of(new DjangoHash(iterations, parts[2], parts[3])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean matches(String password) {
        if (password.isEmpty()) {
            return false;
        }
        byte[] expected = Base64.getDecoder().decode(hash);
        PBEKeySpec spec = new PBEKeySpec(
                password.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), iterations, expected.length * Byte.SIZE);
        try {
            byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return MessageDigest.isEqual(derived, expected);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
