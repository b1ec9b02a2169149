package social.lindworm.storage.migrate;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StoreTraits;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.Walk;

/// Two stores that look like one: every key that begins with the prefix belongs to the one, every other key to the
/// other. What a store holds outside its part is not seen. Closing closes both.
public final class RoutedStore implements ObjectStore {

    private final String prefix;
    private final ObjectStore under;
    private final ObjectStore others;

    /// @param prefix a folder, with a slash at its end
    /// @param under has the keys of that folder
    /// @param others has all other keys
    public RoutedStore(String prefix, ObjectStore under, ObjectStore others) {
        this.prefix = prefix;
        this.under = under;
        this.others = others;
    }

    private boolean isUnder(ObjectKey key) {
        return key.text().startsWith(prefix);
    }

    private ObjectStore storeOf(ObjectKey key) {
        return isUnder(key) ? under : others;
    }

    /// What both can do.
    @Override
    public StoreTraits traits() {
        StoreTraits one = under.traits();
        StoreTraits other = others.traits();
        return new StoreTraits(
                one.keepsAttributes() && other.keepsAttributes(),
                one.signedUrls() && other.signedUrls(),
                one.md5Versions() && other.md5Versions(),
                Math.min(one.connections(), other.connections()));
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        return storeOf(key).put(key, content, attributes);
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        return storeOf(key).open(key, range);
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        return storeOf(key).stat(key);
    }

    @Override
    public void delete(ObjectKey key) {
        storeOf(key).delete(key);
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        if (range.prefix().startsWith(prefix)) {
            return under.list(range);
        }
        Stream<ObjectInfo> outside = others.list(range).filter(info -> !isUnder(info.key()));
        return prefix.startsWith(range.prefix())
                ? merged(outside, under.list(new KeyRange(prefix, range.after())))
                : outside;
    }

    private static Stream<ObjectInfo> merged(Stream<ObjectInfo> outside, Stream<ObjectInfo> inside) {
        var rows = new SideBySide<>(
                new SideBySide.Ordered<>("the store", outside.iterator(), ObjectInfo::key),
                new SideBySide.Ordered<>("the store of a folder of it", inside.iterator(), ObjectInfo::key));
        return new Walk<ObjectInfo>() {
            @Override
            protected @Nullable ObjectInfo find() {
                return rows.hasNext() ? either(rows.next()) : null;
            }
        }.stream().onClose(outside::close).onClose(inside::close);
    }

    private static @Nullable ObjectInfo either(SideBySide.Row<ObjectInfo, ObjectInfo> row) {
        return row.left() == null ? row.right() : row.left();
    }

    @Override
    public void close() {
        under.close();
        others.close();
    }
}
