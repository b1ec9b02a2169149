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

    public boolean contains(ObjectKey key) {
        return key.text().startsWith(prefix) && ObjectKey.compare(key.text(), after) > 0;
    }
}
