package social.lindworm.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import social.lindworm.book.RecordKind;

/// Table `book_change` as the index reads it. Its ids rise in the order of the commits, so a place in it is one number.
final class ChangeLog {

    private ChangeLog() {}

    record Change(long id, RecordKind kind, long subject) {}

    /// @param first the oldest change that is still kept, 0 when there is none
    /// @param last the newest change, 0 when there is none
    record Extent(long first, long last) {

        /// Whether an index at that place can catch up; not after an older database was restored or when it slept too
        /// long.
        boolean reaches(long position) {
            return position <= last && position >= first - 1;
        }
    }

    static Extent extent(Handle handle) {
        return handle.createQuery("select coalesce(min(id), 0), coalesce(max(id), 0) from book_change")
                .map((row, context) -> new Extent(row.getLong(1), row.getLong(2)))
                .one();
    }

    static List<Change> after(Handle handle, long position, int most) {
        return handle.createQuery(
                        "select id, kind, subject_id from book_change where id > :position order by id limit :most")
                .bind("position", position)
                .bind("most", most)
                .map((row, context) -> new Change(row.getLong(1), RecordKind.valueOf(row.getString(2)), row.getLong(3)))
                .list();
    }

    /// The works that show something of the changed records.
    static Set<Long> worksShowing(Handle handle, RecordKind kind, Set<Long> subjects) {
        String sql = switch (kind) {
            case WORK -> "";
            case EDITION -> "select work_id from edition where book_id in (<ids>)";
            case AUTHOR -> """
                        select ba.book_id from book_author ba join book b on b.id = ba.book_id and b.kind = 'WORK'
                        where ba.author_id in (<ids>)
                        union
                        select e.work_id from book_author ba join edition e on e.book_id = ba.book_id
                        where ba.author_id in (<ids>)
                        """;
            case SERIES -> "select work_id from series_book where series_id in (<ids>)";
        };
        if (sql.isEmpty() || subjects.isEmpty()) {
            return subjects;
        }
        return new HashSet<>(handle.createQuery(sql)
                .bindList("ids", List.copyOf(subjects))
                .mapTo(Long.class)
                .list());
    }

    /// Forgets all but the newest changes.
    static void trim(Handle handle, long keep) {
        handle.createUpdate(
                        "delete from book_change where id <= (select coalesce(max(id), 0) from book_change) - :keep")
                .bind("keep", keep)
                .execute();
    }
}
