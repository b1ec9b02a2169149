package social.lindworm.transfer.backup;

import java.util.Optional;
import java.util.regex.Pattern;
import social.lindworm.storage.ObjectKey;

/// A media file as a backup names it.
///
/// @param sha256 of its content, 64 hexadecimal digits
record MediaFile(ObjectKey key, long size, String sha256) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");
    private static final String BETWEEN = "\t";
    private static final int PARTS = 3;

    /// Keys hold no control character, so a tab parts them.
    String line() {
        return key + BETWEEN + size + BETWEEN + sha256;
    }

    static Optional<MediaFile> parse(String line) {
        String[] parts = line.split(BETWEEN, -1);
        boolean wellFormed = parts.length == PARTS && SIZE.matcher(parts[1]).matches() && isHash(parts[2]);
        return wellFormed
                ? ObjectKey.parse(parts[0]).map(key -> new MediaFile(key, Long.parseLong(parts[1]), parts[2]))
                : Optional.empty();
    }

    static boolean isHash(String text) {
        return SHA_256.matcher(text).matches();
    }
}
