package social.lindworm.book;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Moves what points at a record over to another one of its kind, and back.
final class Relocation {

    private final Handle handle;
    private final RecordStore store;
    private final RecordRef absorbed;
    private final RecordRef survivor;

    Relocation(Handle handle, RecordStore store, RecordRef absorbed, RecordRef survivor) {
        this.handle = handle;
        this.store = store;
        this.absorbed = absorbed;
        this.survivor = survivor;
    }

    /// How many rows of the catalogue point at the record.
    static long count(Handle handle, RecordRef ref) {
        String sql = switch (ref.kind()) {
            case WORK -> "select count(*) from edition where work_id = :id";
            case EDITION -> "select 0 where :id > 0";
            case AUTHOR -> "select count(*) from book_author where author_id = :id";
            case SERIES -> "select count(*) from series_book where series_id = :id";
        };
        return handle.createQuery(sql)
                .bind("id", ref.id())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    List<Undo.Moved> move() {
        List<Undo.Moved> moved = switch (absorbed.kind()) {
            case WORK -> editions();
            case EDITION -> List.of();
            case AUTHOR -> books();
            case SERIES -> members();
        };
        moved.forEach(row -> store.logChange(handle, pointing(row)));
        return moved;
    }

    void moveBack(List<Undo.Moved> moved) {
        for (Undo.Moved row : moved) {
            switch (absorbed.kind()) {
                case WORK -> editionBack(row);
                case EDITION -> {}
                case AUTHOR -> bookBack(row);
                case SERIES -> memberBack(row);
            }
            store.logChange(handle, pointing(row));
        }
    }

    private RecordRef pointing(Undo.Moved row) {
        return absorbed.kind() == RecordKind.SERIES ? RecordRef.work(row.id()) : RecordRef.edition(row.id());
    }

    private List<Undo.Moved> editions() {
        return handle.createQuery("update edition set work_id = :to where work_id = :from returning book_id")
                .bind("to", survivor.id())
                .bind("from", absorbed.id())
                .map((row, context) -> new Undo.Moved(row.getLong(1), "", false))
                .list();
    }

    private void editionBack(Undo.Moved row) {
        handle.createUpdate("update edition set work_id = :to where book_id = :id and work_id = :from")
                .bind("to", absorbed.id())
                .bind("from", survivor.id())
                .bind("id", row.id())
                .execute();
    }

    private List<Undo.Moved> books() {
        List<Undo.Moved> moved = pointers("""
                select b.book_id, b.position, (select 1 from book_author o
                    where o.book_id = b.book_id and o.author_id = :to) from book_author b where b.author_id = :from
                """);
        drop("delete from book_author where author_id = :from and book_id = :id", moved);
        handle.createUpdate("update book_author set author_id = :to where author_id = :from")
                .bind("to", survivor.id())
                .bind("from", absorbed.id())
                .execute();
        return moved;
    }

    private void bookBack(Undo.Moved row) {
        if (row.doubled()) {
            handle.createUpdate("""
                            insert into book_author (book_id, author_id, position)
                            select id, :author, :position from book where id = :id
                            on conflict (book_id, author_id) do nothing
                            """)
                    .bind("author", absorbed.id())
                    .bind("position", Long.parseLong(row.place()))
                    .bind("id", row.id())
                    .execute();
        } else {
            handle.createUpdate("update book_author set author_id = :to where book_id = :id and author_id = :from")
                    .bind("to", absorbed.id())
                    .bind("from", survivor.id())
                    .bind("id", row.id())
                    .execute();
        }
    }

    private List<Undo.Moved> members() {
        List<Undo.Moved> moved = pointers("""
                select b.work_id, b.series_number, (select 1 from series_book o
                    where o.work_id = b.work_id and o.series_id = :to) from series_book b where b.series_id = :from
                """);
        drop("delete from series_book where series_id = :from and work_id = :id", moved);
        handle.createUpdate("update series_book set series_id = :to where series_id = :from")
                .bind("to", survivor.id())
                .bind("from", absorbed.id())
                .execute();
        return moved;
    }

    private void memberBack(Undo.Moved row) {
        if (row.doubled()) {
            handle.createUpdate("""
                            insert into series_book (series_id, work_id, series_number, number_sort)
                            select :series, id, :number, :sort from book where id = :id
                            on conflict (series_id, work_id) do nothing
                            """)
                    .bind("series", absorbed.id())
                    .bind("number", row.place())
                    .bind("sort", SeriesNumber.sortKey(row.place()))
                    .bind("id", row.id())
                    .execute();
        } else {
            handle.createUpdate("update series_book set series_id = :to where work_id = :id and series_id = :from")
                    .bind("to", absorbed.id())
                    .bind("from", survivor.id())
                    .bind("id", row.id())
                    .execute();
        }
    }

    private List<Undo.Moved> pointers(String sql) {
        return handle.createQuery(sql)
                .bind("to", survivor.id())
                .bind("from", absorbed.id())
                .map((row, context) -> new Undo.Moved(row.getLong(1), row.getString(2), row.getInt(3) == 1))
                .list();
    }

    private void drop(String sql, List<Undo.Moved> moved) {
        moved.stream()
                .filter(Undo.Moved::doubled)
                .forEach(row -> handle.createUpdate(sql)
                        .bind("from", absorbed.id())
                        .bind("id", row.id())
                        .execute());
    }
}
