package social.lindworm.federation.fetch;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An `http` or `https` address, ready to be sent: international names and unusual characters are encoded.
///
/// @param host a name or a literal address, the latter with its brackets
/// @param path with the query, beginning with a slash
public record WebAddress(boolean secure, String host, int port, String path) {

    private static final int MAX_LENGTH = 4000;
    private static final Pattern PARTS = Pattern.compile(
            "(https?)://([^/?#\\\\@]+)((?:[/?][^#]*)?)(#.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(?::([0-9]{0,5}))?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9._-]*[a-z0-9_.])?|\\[[0-9a-f:.]+]");

    /// Empty for anything else: another scheme, a name and password before the host, a control character.
    public static Optional<WebAddress> parse(String text) {
        String trimmed = text.strip();
        Matcher parts = PARTS.matcher(trimmed);
        boolean plausible = trimmed.length() <= MAX_LENGTH && trimmed.chars().noneMatch(Character::isISOControl);
        if (!plausible || !parts.matches()) {
            return Optional.empty();
        }
        Matcher authority = AUTHORITY.matcher(parts.group(2));
        if (!authority.matches()) {
            return Optional.empty();
        }
        boolean secure = parts.group(1).equalsIgnoreCase("https");
        return of(secure, authority, parts.group(3));
    }

    private static Optional<WebAddress> of(boolean secure, Matcher authority, String path) {
        String host = asciiName(authority.group(1));
        String digits = authority.group(2);
        int port = digits == null || digits.isEmpty() ? (secure ? 443 : 80) : Integer.parseInt(digits);
        if (!NAME.matcher(host).matches() || port < 1 || port > 65_535) {
            return Optional.empty();
        }
        String encoded = encode(path);
        return Optional.of(new WebAddress(secure, host, port, encoded.startsWith("/") ? encoded : "/" + encoded));
    }

    private static String asciiName(String host) {
        try {
            return (host.startsWith("[") ? host : IDN.toASCII(host)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /// Everything that may not stand in a request line as it is, and percent signs that encode nothing.
    private static String encode(String path) {
        StringBuilder encoded = new StringBuilder(path.length());
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] & 0xff;
            boolean asIs = value == '%' ? isHex(bytes, i + 1) && isHex(bytes, i + 2) : isAllowed(value);
            if (asIs) {
                encoded.append((char) value);
            } else {
                encoded.append("%%%02X".formatted(value));
            }
        }
        return encoded.toString();
    }

    private static boolean isHex(byte[] bytes, int index) {
        return index < bytes.length && Character.digit(bytes[index], 16) >= 0;
    }

    private static boolean isAllowed(int value) {
        return value > 0x20 && value < 0x7f && "\"<>\\^`{|}[]".indexOf(value) < 0;
    }

    /// Where a `Location` header leads from here.
    Optional<WebAddress> resolve(String location) {
        String trimmed = location.strip();
        if (trimmed.regionMatches(true, 0, "http:", 0, 5) || trimmed.regionMatches(true, 0, "https:", 0, 6)) {
            return parse(trimmed);
        }
        if (trimmed.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        try {
            return parse(
                    URI.create(toString()).resolve(URI.create(encode(trimmed))).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean sameOrigin(WebAddress other) {
        return secure == other.secure && host.equals(other.host) && port == other.port;
    }

    /// The host as `Host` header and address bar have it.
    String authority() {
        return port == (secure ? 443 : 80) ? host : host + ":" + port;
    }

    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + path;
    }
}
