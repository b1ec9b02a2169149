package social.lindworm.account.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/// Unguessable texts and the hashes that are kept of them. Thread-safe.
public final class Tokens {

    /// Crockford's base 32: nothing in it is mistaken for something else when read aloud or typed.
    private static final String CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /// 256 random bits, safe in a cookie and in an address.
    public static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// A code for typing: groups of four letters worth 20 bits each, joined by hyphens.
    public static String code(int groups) {
        StringBuilder code = new StringBuilder(groups * 5);
        for (int letter = 0; letter < groups * 4; letter++) {
            if (letter > 0 && letter % 4 == 0) {
                code.append('-');
            }
            code.append(CODE_LETTERS.charAt(RANDOM.nextInt(CODE_LETTERS.length())));
        }
        return code.toString();
    }

    /// What a person meant when typing a code: case, spaces and hyphens do not matter, look-alikes are taken for what
    /// they look like.
    public static String normalCode(String typed) {
        StringBuilder normal = new StringBuilder(typed.length());
        for (char letter : typed.toUpperCase(Locale.ROOT).toCharArray()) {
            switch (letter) {
                case 'O' -> normal.append('0');
                case 'I', 'L' -> normal.append('1');
                default -> {
                    if (CODE_LETTERS.indexOf(letter) >= 0) {
                        normal.append(letter);
                    }
                }
            }
        }
        return normal.toString();
    }

    /// The SHA-256 of a text, in hexadecimal. Enough for random tokens, which cannot be guessed from it; never for
    /// passwords.
    public static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Compares without telling by its duration where two texts begin to differ.
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
