package social.lindworm.storage.opendal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// Keys as names on Swift. OpenDAL asks there for the rest of a listing by a name that it writes into the address as it
/// is, so what an address cannot have, or would take for something else, becomes `=` and two hexadecimal digits a byte.
/// An `=` does itself where it would be read so. All other names stay as they are.
final class SwiftNames {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String PLAIN = "-._~/=!$'()*,:@";
    private static final int CODE = 3;
    private static final int FIRST_BEYOND_ASCII = 0x80;

    private SwiftNames() {}

    /// Each segment for itself, so the name of a folder begins the names of all that is in it.
    static String of(String key) {
        StringBuilder name = new StringBuilder(key.length());
        for (int at = 0; at < key.length(); ) {
            int point = key.codePointAt(at);
            if (isPlain(point) && code(key, at) < 0) {
                name.appendCodePoint(point);
            } else {
                append(name, Character.toString(point));
            }
            at += Character.charCount(point);
        }
        return name.toString();
    }

    private static void append(StringBuilder name, String text) {
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            name.append('=').append(HEX.toHexDigits(each));
        }
    }

    /// Empty if we would not have given that name.
    static Optional<String> keyOf(String name) {
        String key = read(name);
        return of(key).equals(name) ? Optional.of(key) : Optional.empty();
    }

    private static String read(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length());
        int at = 0;
        while (at < name.length()) {
            int code = code(name, at);
            if (code >= 0) {
                bytes.write(code);
                at += CODE;
            } else {
                int point = name.codePointAt(at);
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(point);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// @return negative if none begins there
    private static int code(String name, int at) {
        if (name.charAt(at) != '=' || at + CODE > name.length()) {
            return -1;
        }
        String digits = name.substring(at + 1, at + CODE);
        return digits.chars().allMatch(HexFormat::isHexDigit) && digits.equals(digits.toUpperCase(Locale.ROOT))
                ? HexFormat.fromHexDigits(digits)
                : -1;
    }

    /// Blanks beyond ASCII would be taken for mistakes of typing at the ends of a path.
    private static boolean isPlain(int point) {
        return point < FIRST_BEYOND_ASCII
                ? Character.isLetterOrDigit(point) || PLAIN.indexOf(point) >= 0
                : !Character.isWhitespace(point) && !Character.isSpaceChar(point);
    }
}
