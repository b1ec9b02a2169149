package social.lindworm.storage.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.wrapper.ForwardingStore;

/// A store that lists wrongly, lies about sizes or is full, whatever its service speaks.
final class FaultyStore extends ForwardingStore {

    private static final int PAGE = 10;

    private UnaryOperator<Stream<ObjectInfo>> listing = all -> all;
    private UnaryOperator<ObjectInfo> told = info -> info;
    private UnaryOperator<ObjectInfo> listed = info -> info;
    private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);

    FaultyStore(ObjectStore store) {
        super(store);
    }

    FaultyStore repeatingAPage() {
        listing = all -> pages(all).flatMap(page -> Stream.of(page, page)).flatMap(List::stream);
        return this;
    }

    FaultyStore missingAPage() {
        listing = all -> pages(all).skip(1).flatMap(List::stream);
        return this;
    }

    FaultyStore outOfOrder() {
        listing = all -> all.toList().reversed().stream();
        return this;
    }

    FaultyStore listingForEver() {
        listing = all -> {
            List<ObjectInfo> page = all.limit(PAGE).toList();
            return Stream.generate(() -> page).flatMap(List::stream);
        };
        return this;
    }

    FaultyStore lyingWhenItLists() {
        listed = FaultyStore::smaller;
        return this;
    }

    FaultyStore lyingWhenItTakes() {
        told = FaultyStore::smaller;
        return this;
    }

    FaultyStore withRoomFor(long bytes) {
        room.set(bytes);
        return this;
    }

    private static ObjectInfo smaller(ObjectInfo info) {
        return new ObjectInfo(info.key(), info.size() - 1, info.modified(), info.version());
    }

    private static Stream<List<ObjectInfo>> pages(Stream<ObjectInfo> all) {
        List<List<ObjectInfo>> pages = new ArrayList<>();
        all.forEach(info -> {
            if (pages.isEmpty() || pages.getLast().size() == PAGE) {
                pages.add(new ArrayList<>());
            }
            pages.getLast().add(info);
        });
        return pages.stream();
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        if (room.addAndGet(-content.length()) < 0) {
            throw new StorageException.Full("put", key, content.length());
        }
        return told.apply(super.put(key, content, attributes));
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        return super.stat(key).map(told);
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        return listing.apply(super.list(range)).map(listed);
    }
}
