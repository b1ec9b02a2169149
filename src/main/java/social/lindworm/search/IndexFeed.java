package social.lindworm.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import social.lindworm.book.RecordKind;
import social.lindworm.common.Progress;
import social.lindworm.db.Database;

/// Brings an index up to date with the database: all of it, or what the change log says.
final class IndexFeed {

    private static final int CHANGES_AT_ONCE = 500;
    private static final int ENTRIES_AT_ONCE = 500;

    private final Database database;

    IndexFeed(Database database) {
        this.database = database;
    }

    /// Fills an empty index, page by page; changes made meanwhile come in by [#catchUp].
    ///
    /// @return the place in the change log
    long fill(SearchIndex index, Progress progress) throws IOException {
        long position = extent().last();
        long total = database.read(
                handle -> handle.createQuery("""
                        select (select count(*) from book where kind = 'WORK') + (select count(*) from author)
                            + (select count(*) from series)
                        """).mapTo(Long.class).one());
        long done = 0;
        for (Kind kind : Kind.values()) {
            List<Long> ids = page(kind, 0);
            while (!ids.isEmpty()) {
                for (Entry entry : entries(kind, ids)) {
                    index.add(entry);
                }
                done += ids.size();
                progress.at(done, Math.max(done, total));
                ids = page(kind, ids.getLast());
            }
        }
        index.commit(position);
        index.refresh();
        return position;
    }

    /// Takes in what has changed since that place.
    ///
    /// @return the place reached
    long catchUp(SearchIndex index, long from) throws IOException {
        long position = from;
        while (true) {
            long after = position;
            List<ChangeLog.Change> changes = database.read(handle -> ChangeLog.after(handle, after, CHANGES_AT_ONCE));
            if (changes.isEmpty()) {
                return position;
            }
            apply(index, changes);
            index.refresh();
            position = changes.getLast().id();
        }
    }

    ChangeLog.Extent extent() {
        return database.read(ChangeLog::extent);
    }

    private void apply(SearchIndex index, List<ChangeLog.Change> changes) throws IOException {
        Map<RecordKind, Set<Long>> changed = new EnumMap<>(RecordKind.class);
        changes.forEach(change ->
                changed.computeIfAbsent(change.kind(), kind -> new HashSet<>()).add(change.subject()));
        Set<Long> works = new HashSet<>();
        for (Map.Entry<RecordKind, Set<Long>> of : changed.entrySet()) {
            works.addAll(database.read(handle -> ChangeLog.worksShowing(handle, of.getKey(), of.getValue())));
        }
        for (long edition : changed.getOrDefault(RecordKind.EDITION, Set.of())) {
            works.addAll(index.worksOf(edition));
        }
        replace(index, Kind.BOOK, works);
        replace(index, Kind.AUTHOR, changed.getOrDefault(RecordKind.AUTHOR, Set.of()));
        replace(index, Kind.SERIES, changed.getOrDefault(RecordKind.SERIES, Set.of()));
    }

    private void replace(SearchIndex index, Kind kind, Set<Long> ids) throws IOException {
        List<Long> all = new ArrayList<>(ids);
        for (int start = 0; start < all.size(); start += ENTRIES_AT_ONCE) {
            Set<Long> gone = new HashSet<>(all.subList(start, Math.min(start + ENTRIES_AT_ONCE, all.size())));
            for (Entry entry : entries(kind, List.copyOf(gone))) {
                index.put(entry);
                gone.remove(entry.id());
            }
            for (long id : gone) {
                index.remove(kind, id);
            }
        }
    }

    private List<Entry> entries(Kind kind, List<Long> ids) {
        return database.read(handle -> new EntryStore(handle).entries(kind, ids));
    }

    private List<Long> page(Kind kind, long after) {
        String sql = switch (kind) {
            case BOOK -> "select id from book where kind = 'WORK' and id > :after order by id limit :most";
            case AUTHOR -> "select id from author where id > :after order by id limit :most";
            case SERIES -> "select id from series where id > :after order by id limit :most";
        };
        return database.read(handle -> handle.createQuery(sql)
                .bind("after", after)
                .bind("most", ENTRIES_AT_ONCE)
                .mapTo(Long.class)
                .list());
    }
}
