package social.lindworm.storage;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.SortedMap;

/// Percent-encoding as S3's signature demands it and every service reads it: UTF-8 bytes, upper-case digits, and
/// nothing left as it is but letters, digits and `-._~`. What is signed and what is sent are the same text.
public final class UriEncoding {

    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();
    private static final BitSet PLAIN = new BitSet(128);

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
                .chars()
                .forEach(PLAIN::set);
    }

    private UriEncoding() {}

    /// Slashes stay.
    public static String path(String key) {
        return isPlain(key, true) ? key : encode(key, true);
    }

    public static String value(String text) {
        return isPlain(text, false) ? text : encode(text, false);
    }

    /// Sorted by name, each with its `=`: the query of the address and of what is signed.
    public static String query(SortedMap<String, String> parameters) {
        if (parameters.isEmpty()) {
            return "";
        }
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(value(parameter.getKey()))
                    .append('=')
                    .append(value(parameter.getValue()));
        }
        return query.toString();
    }

    private static boolean isPlain(String text, boolean slashStays) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!PLAIN.get(c) && !(slashStays && c == '/')) {
                return false;
            }
        }
        return true;
    }

    private static String encode(String text, boolean slashStays) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder encoded = new StringBuilder(bytes.length * 2);
        for (byte each : bytes) {
            int value = each & 0xff;
            if (PLAIN.get(value) || (slashStays && value == '/')) {
                encoded.append((char) value);
            } else {
                encoded.append('%').append(DIGITS[value >> 4]).append(DIGITS[value & 15]);
            }
        }
        return encoded.toString();
    }
}
