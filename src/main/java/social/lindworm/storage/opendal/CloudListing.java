package social.lindworm.storage.opendal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.opendal.Entry;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.TreeWalk;

/// The objects of a range in key order. OpenDAL hands over a listing as a whole and few services begin one in the
/// middle, so it is taken folder by folder and each is sorted here. Where asking is cheap per thousand keys rather
/// than per folder, everything below the second level comes at once: what is in memory is one such folder.
final class CloudListing extends TreeWalk<CloudListing.Name, ObjectInfo> {

    private static final Comparator<String> ORDER = ObjectKey::compare;
    private static final int LEVELS = 2;

    private final CloudClient client;
    private final CloudKind kind;
    private final KeyRange range;

    CloudListing(CloudClient client, CloudKind kind, KeyRange range) {
        this.client = client;
        this.kind = kind;
        this.range = range;
        String prefix = range.prefix();
        // What cannot begin a key, such as `../`, must not reach a service that would make something of it.
        if (ObjectKey.parse(prefix + "x").isPresent()) {
            descend(children(prefix.substring(0, prefix.lastIndexOf('/') + 1)));
        }
    }

    /// A folder, with a slash at the end and no information, or an object.
    record Name(String text, Optional<ObjectInfo> info) {}

    @Override
    protected Optional<ObjectInfo> visit(Name entry) {
        if (!entry.text().endsWith("/")) {
            return described(entry);
        }
        if (range.mayReach(entry.text())) {
            descend(children(entry.text()));
        }
        return Optional.empty();
    }

    private Optional<ObjectInfo> described(Name name) {
        if (name.info().isPresent()) {
            return name.info();
        }
        ObjectKey key = new ObjectKey(name.text());
        return client.stat("list", key, key.text()).map(told -> kind.info(key, told));
    }

    private Iterator<Name> children(String folder) {
        String asked = kind.folders() ? folder : CloudKind.asked(folder);
        boolean deep = folder.chars().filter(c -> c == '/').count() >= LEVELS;
        boolean below = !kind.folders() && (deep || !asked.equals(folder));
        List<Name> names = new ArrayList<>();
        for (Entry entry : client.list(asked, below, kind.folders())) {
            name(entry, folder, below).ifPresent(names::add);
        }
        names.sort(Comparator.comparing(Name::text, ORDER));
        return names.iterator();
    }

    /// Nothing for the folder itself, for our half-written files and for what is no key.
    private Optional<Name> name(Entry entry, String folder, boolean below) {
        String path = entry.getPath();
        if (!path.startsWith(folder) || path.length() == folder.length() || path.startsWith(ObjectKey.RESERVED)) {
            return Optional.empty();
        }
        if (path.endsWith("/")) {
            return below || path.equals("/") ? Optional.empty() : Optional.of(new Name(path, Optional.empty()));
        }
        return ObjectKey.parse(path).filter(range::contains).map(key -> {
            boolean described = CloudKind.isDescribed(entry.getMetadata());
            return new Name(path, described ? Optional.of(kind.info(key, entry.getMetadata())) : Optional.empty());
        });
    }
}
