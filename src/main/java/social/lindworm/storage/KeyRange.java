package social.lindworm.storage;

/// Which objects to list: those whose key begins with the prefix and stands after `after` in key order.
///
/// @param prefix empty for all; `covers/` for a folder; any beginning of a key
/// @param after a key, there or not, that is itself left out; empty to begin at the beginning
public record KeyRange(String prefix, String after) {

    public static final KeyRange ALL = new KeyRange("", "");

    public static KeyRange of(String prefix) {
        return new KeyRange(prefix, "");
    }

    public KeyRange after(ObjectKey key) {
        return new KeyRange(prefix, key.text());
    }

    /// Whether a key of the range may begin so.
    ///
    /// @param folder with a slash at its end; empty for all
    public boolean mayReach(String folder) {
        boolean inPrefix = folder.startsWith(prefix) || prefix.startsWith(folder);
        boolean notPassed = after.startsWith(folder) || ObjectKey.compare(folder, after) > 0;
        return inPrefix && notPassed;
    }

    public boolean contains(ObjectKey key) {
        return key.text().startsWith(prefix) && ObjectKey.compare(key.text(), after) > 0;
    }
}
