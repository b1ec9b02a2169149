package social.lindworm.media;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.db.Database;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.migrate.SideBySide;

/// Compares the ledger with the store that is in use, in key order and with constant memory, while the server runs.
/// What changes meanwhile is looked at once more before it is called wrong.
public final class MediaVerification {

    /// Files are put before the ledger knows them, so a young one may be on its way.
    public static final Duration YOUNG = Duration.ofDays(1);

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /// BookWyrm names covers by such an id too, but never copies by their width.
    private static final Pattern OURS = Pattern.compile("(cached/)?thumbnails/(covers|avatars|logos)/"
            + UUID + "/\\d{2,4}\\.(webp|jpg|png)|cached/(covers|avatars|logos)/" + UUID
            + "\\.(jpg|png)|storage-check/" + UUID + "\\.\\w+");

    private final Database database;
    private final ObjectStore store;
    private final Optional<ObjectStore> behind;
    private final Set<String> places;
    private final Clock clock;

    /// The places that are compared with the ledger.
    ///
    /// @param store the one in use
    /// @param behind the folder behind it, for what was not brought over yet
    /// @param names how [Publication#place] names the one in use, and that of cached pictures alone
    public record Places(ObjectStore store, Optional<ObjectStore> behind, Set<String> names) {

        public Places {
            names = Set.copyOf(names);
        }

        public Places(ObjectStore store, Optional<ObjectStore> behind, String place) {
            this(store, behind, Set.of(place));
        }
    }

    public MediaVerification(Database database, Places places, Clock clock) {
        this.database = database;
        this.store = places.store();
        this.behind = places.behind();
        this.places = places.names();
        this.clock = clock;
    }

    /// @param right files that are as the ledger says
    /// @param elsewhere files of pictures in a place that is not in use, which were not looked for
    public record Outcome(long right, long elsewhere) {}

    public Outcome run(Consumer<Discrepancy> found) throws IOException {
        try (LedgerFile ledger = LedgerFile.of(database);
                Stream<LedgerFile.Entry> entries = ledger.entries();
                Stream<ObjectInfo> objects = store.list(KeyRange.ALL)) {
            var rows = new SideBySide<>(
                    new SideBySide.Ordered<>("the ledger", entries.iterator(), LedgerFile.Entry::key),
                    new SideBySide.Ordered<>("the store", objects.iterator(), ObjectInfo::key));
            long right = 0;
            long elsewhere = 0;
            while (rows.hasNext()) {
                var row = rows.next();
                LedgerFile.Entry entry = row.left();
                if (entry == null) {
                    orphan(Objects.requireNonNull(row.right())).ifPresent(found);
                } else if (entry.expected()) {
                    Optional<ObjectInfo> there = there(entry, row.right());
                    Optional<Discrepancy> wrong = compare(entry, there);
                    if (there.isEmpty() && isElsewhere(entry)) {
                        elsewhere++;
                    } else if (wrong.isEmpty()) {
                        right++;
                    } else {
                        found.accept(wrong.get());
                    }
                }
            }
            return new Outcome(right, elsewhere);
        }
    }

    private boolean isElsewhere(LedgerFile.Entry entry) {
        boolean inFolder = entry.place().isEmpty() && behind.isPresent();
        return !places.contains(entry.place()) && !inFolder;
    }

    private Optional<ObjectInfo> there(LedgerFile.Entry entry, @Nullable ObjectInfo listed) {
        return listed == null && entry.place().isEmpty()
                ? behind.flatMap(folder -> folder.stat(entry.key()))
                : Optional.ofNullable(listed);
    }

    private Optional<Discrepancy> compare(LedgerFile.Entry entry, Optional<ObjectInfo> there) {
        if (there.isPresent() && there.get().size() == entry.bytes()) {
            return Optional.empty();
        }
        Optional<Long> ledger = ledger(entry.key());
        Optional<ObjectInfo> now = there(entry, store.stat(entry.key()).orElse(null));
        if (ledger.isEmpty()) {
            return Optional.empty();
        }
        MediaId media = new MediaId(entry.media());
        if (now.isEmpty()) {
            return Optional.of(new Discrepancy.Missing(entry.key(), media, entry.copy()));
        }
        long size = now.get().size();
        return size == ledger.get()
                ? Optional.empty()
                : Optional.of(new Discrepancy.WrongSize(entry.key(), media, entry.copy(), ledger.get(), size));
    }

    /// Uploads that no job has looked at are no orphans; the sweep takes those of a crash away.
    private Optional<Discrepancy> orphan(ObjectInfo object) {
        ObjectKey key = object.key();
        return key.text().startsWith(MediaKeys.INCOMING) || ledger(key).isPresent()
                ? Optional.empty()
                : Optional.of(new Discrepancy.Orphan(
                        key,
                        object.size(),
                        object.modified(),
                        OURS.matcher(key.text()).matches()));
    }

    private Optional<Long> ledger(ObjectKey key) {
        return database.read(handle -> MediaStore.bytesOf(handle, key));
    }

    /// Whether it may go: nobody can still be about to enter it into the ledger.
    public boolean isOld(Discrepancy.Orphan orphan) {
        return orphan.modified().isBefore(clock.instant().minus(YOUNG));
    }

    /// Deletes the file unless the ledger has come to know it.
    public boolean delete(ObjectKey orphan) {
        boolean unknown = ledger(orphan).isEmpty();
        if (unknown) {
            store.delete(orphan);
        }
        return unknown;
    }
}
