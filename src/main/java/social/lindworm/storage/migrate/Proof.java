package social.lindworm.storage.migrate;

import java.util.Optional;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;

/// That under this key both stores held the same content when they called it so: while neither calls it
/// otherwise, nothing needs to be read to know that it is still the same.
///
/// @param source the version the source gave
/// @param target the version the target gave
record Proof(ObjectKey key, String source, String target) {

    private static final String BETWEEN = "\t";

    /// All that is still known: that an earlier run brought it over. It must be remembered as long as the target may
    /// have it, or nobody would follow when the source deletes it.
    Proof unproved() {
        return new Proof(key, "", "");
    }

    boolean holdsFor(ObjectInfo there, ObjectInfo here) {
        return there.isSure()
                && here.isSure()
                && there.size() == here.size()
                && source.equals(there.version())
                && target.equals(here.version());
    }

    /// Versions hold no white space and keys no control character, so a tab parts them.
    String line() {
        return key + BETWEEN + source + BETWEEN + target;
    }

    /// Empty for a line that was cut short.
    static Optional<Proof> parse(String line) {
        String[] parts = line.split(BETWEEN, -1);
        return parts.length == 3
                ? ObjectKey.parse(parts[0]).map(key -> new Proof(key, parts[1], parts[2]))
                : Optional.empty();
    }
}
