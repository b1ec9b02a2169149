package social.lindworm.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The name of an object: segments between single slashes, such as `covers/5f0c.jpg`. Only names that every
/// backend can hold unchanged are keys: no empty, `.` or `..` segment, no control character, backslash or broken
/// surrogate, at most 255 bytes a segment and 1,024 in all.
public record ObjectKey(String text) implements Comparable<ObjectKey> {

    /// The local store keeps its half-written files under a folder of this name; no key may begin with it.
    public static final String RESERVED = ".lindworm";

    private static final int MAX_BYTES = 1024;
    private static final int MAX_SEGMENT_BYTES = 255;

    /// @throws StorageException.InvalidKey if the text is not a key
    public ObjectKey {
        String fault = fault(text);
        if (!fault.isEmpty()) {
            throw new StorageException.InvalidKey(text, fault);
        }
    }

    /// For text from outside, such as the path of a request.
    public static Optional<ObjectKey> parse(String text) {
        return fault(text).isEmpty() ? Optional.of(new ObjectKey(text)) : Optional.empty();
    }

    /// The order of keys everywhere: by their UTF-8 bytes, as object stores list them, which is not
    /// [String#compareTo] beyond U+FFFF.
    @Override
    public int compareTo(ObjectKey other) {
        return compare(text, other.text);
    }

    /// The same order for beginnings of keys.
    public static int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean beyond = Character.isSurrogate(a);
                return beyond == Character.isSurrogate(b) ? Character.compare(a, b) : beyond ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    public List<String> segments() {
        return List.of(text.split("/"));
    }

    /// What follows the last dot of the last segment, in lower case; empty if there is none.
    public String extension() {
        String name = text.substring(text.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }

    private static String fault(String text) {
        if (text.isEmpty()) {
            return "it is empty";
        }
        if (text.startsWith(RESERVED)) {
            return "it begins with a reserved name";
        }
        if (!hasOnlyAllowedCharacters(text)) {
            return "it contains a character that is not allowed";
        }
        if (isLonger(text, MAX_BYTES)) {
            return "it is longer than " + MAX_BYTES + " bytes";
        }
        int start = 0;
        while (start <= text.length()) {
            int slash = text.indexOf('/', start);
            int end = slash < 0 ? text.length() : slash;
            String segment = text.substring(start, end);
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return "it has an empty, \".\" or \"..\" segment";
            }
            if (isLonger(segment, MAX_SEGMENT_BYTES)) {
                return "a segment is longer than " + MAX_SEGMENT_BYTES + " bytes";
            }
            start = end + 1;
        }
        return "";
    }

    /// A loop over plain characters, since listings make keys by the million.
    private static boolean hasOnlyAllowedCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || Character.isISOControl(c)) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /// A character takes three bytes at most.
    private static boolean isLonger(String text, int bytes) {
        return text.length() > bytes
                || (text.length() * 3 > bytes && text.getBytes(StandardCharsets.UTF_8).length > bytes);
    }
}
