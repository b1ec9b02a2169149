package social.lindworm.media;

import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import social.lindworm.db.Database;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;

/// Pictures that were discarded while all pictures moved. A process that copies may have had a file of one in its hands
/// and put it into the other place after it was deleted there; was it killed then, nobody knows that it did. So such
/// pictures are remembered until the move ends, and their files are taken away again whenever a copy has ended.
final class Ghosts {

    private static final int AT_ONCE = 500;

    private Ghosts() {}

    private record Ghost(String name, MediaKind kind) {}

    /// In the change that removes the picture from the ledger. Nothing while no move is under way.
    static void remember(Handle handle, MediaId id) {
        handle.createUpdate("""
                        insert into media_move_gone (name, kind)
                        select name, kind from media
                        where id = :id and exists (select 1 from media_move where phase not in ('FINISHED', 'RETURNED'))
                        on conflict do nothing
                        """).bind("id", id.value()).execute();
    }

    /// A move begins or is over.
    static void forget(Handle handle) {
        handle.execute("delete from media_move_gone");
    }

    /// @return how many files were there
    static long lay(Database database, ObjectStore store) {
        long files = 0;
        List<Ghost> some = after(database, "");
        while (!some.isEmpty()) {
            for (Ghost ghost : some) {
                files += remove(ghost, store);
            }
            some = after(database, some.getLast().name());
        }
        return files;
    }

    private static List<Ghost> after(Database database, String name) {
        return database.read(handle -> handle.createQuery(
                        "select name, kind from media_move_gone where name > :name order by name limit :most")
                .bind("name", name)
                .bind("most", AT_ONCE)
                .map((row, _) -> new Ghost(row.getString("name"), MediaKind.valueOf(row.getString("kind"))))
                .list());
    }

    private static long remove(Ghost ghost, ObjectStore store) {
        return MediaKeys.everywhere(ghost.kind(), ghost.name()).stream()
                .mapToLong(keys -> remove(keys, store))
                .sum();
    }

    private static long remove(MediaKeys keys, ObjectStore store) {
        List<ObjectInfo> there;
        try (Stream<ObjectInfo> copies = store.list(KeyRange.of(keys.copies()))) {
            Stream<ObjectInfo> masters = keys.masters().stream().flatMap(key -> store.stat(key).stream());
            there = Stream.concat(masters, copies).toList();
        }
        there.forEach(file -> store.delete(file.key()));
        return there.size();
    }
}
