package social.lindworm.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The facts that stand in tables of their own: authors of books, places of works in series, identifiers.
final class LinkRows {

    static final String INSERT_AUTHOR =
            "insert into book_author (book_id, author_id, position) values (:id, :author, :position)";

    static final String INSERT_PLACE = """
            insert into series_book (series_id, work_id, series_number, number_sort)
            values (:series, :id, :number, :sort)
            """;

    static final String INSERT_IDENTIFIER = """
            insert into identifier (owner_kind, scheme, value, owner_id, position)
            values (:kind, :scheme, :value, :id, :position)
            """;

    private LinkRows() {}

    static Facts read(Handle handle, RecordRef ref, Facts facts) {
        Facts read = facts;
        if (ref.kind().isBook()) {
            read = read.with(Field.AUTHORS, authors(handle, ref.id()));
        }
        if (ref.kind() == RecordKind.WORK) {
            read = read.with(Field.SERIES_PLACES, places(handle, ref.id()));
        }
        for (Map.Entry<Field, List<String>> entry : identifiers(handle, ref).entrySet()) {
            read = read.with(entry.getKey(), entry.getValue());
        }
        return read;
    }

    /// Writes what differs between `before` and `after`.
    static void write(Handle handle, RecordRef ref, Facts before, Facts after) {
        if (!before.all(Field.AUTHORS).equals(after.all(Field.AUTHORS))) {
            handle.execute("delete from book_author where book_id = ?", ref.id());
            insertAuthors(handle, ref.id(), after);
        }
        if (!before.all(Field.SERIES_PLACES).equals(after.all(Field.SERIES_PLACES))) {
            writePlaces(handle, ref.id(), after);
        }
        for (Field field : before.differences(after)) {
            if (field.shape() == Field.Shape.IDENTIFIER) {
                handle.createUpdate(
                                "delete from identifier where owner_kind = :kind and owner_id = :id and scheme = :scheme")
                        .bind("kind", ref.kind().name())
                        .bind("id", ref.id())
                        .bind("scheme", field.key())
                        .execute();
                insertIdentifiers(handle, ref, field, after);
            }
        }
    }

    private static void insertAuthors(Handle handle, long book, Facts facts) {
        PreparedBatch batch = handle.prepareBatch(INSERT_AUTHOR);
        addAuthors(batch, book, facts);
        executeIfAny(batch);
    }

    static void addAuthors(PreparedBatch batch, long book, Facts facts) {
        int position = 0;
        for (long author : facts.ids(Field.AUTHORS)) {
            batch.bind("id", book)
                    .bind("author", author)
                    .bind("position", position++)
                    .add();
        }
    }

    /// Rows of series the work stays in are kept, since their ids are public.
    private static void writePlaces(Handle handle, long work, Facts facts) {
        List<SeriesPlace> wanted = SeriesPlace.of(facts);
        List<Long> present = handle.createQuery("select series_id from series_book where work_id = :id")
                .bind("id", work)
                .mapTo(Long.class)
                .list();
        for (long series : present) {
            if (wanted.stream().noneMatch(place -> place.series() == series)) {
                handle.execute("delete from series_book where work_id = ? and series_id = ?", work, series);
            }
        }
        for (SeriesPlace place : wanted) {
            handle.createUpdate(INSERT_PLACE + """
                             on conflict (series_id, work_id) do update
                             set series_number = excluded.series_number, number_sort = excluded.number_sort
                            """)
                    .bind("id", work)
                    .bind("series", place.series())
                    .bind("number", place.number())
                    .bind("sort", SeriesNumber.sortKey(place.number()))
                    .execute();
        }
    }

    static void addPlaces(PreparedBatch batch, long work, Facts facts) {
        for (SeriesPlace place : SeriesPlace.of(facts)) {
            batch.bind("id", work)
                    .bind("series", place.series())
                    .bind("number", place.number())
                    .bind("sort", SeriesNumber.sortKey(place.number()))
                    .add();
        }
    }

    private static void insertIdentifiers(Handle handle, RecordRef ref, Field field, Facts facts) {
        PreparedBatch batch = handle.prepareBatch(INSERT_IDENTIFIER);
        addIdentifiers(batch, ref, field, facts);
        executeIfAny(batch);
    }

    static void addIdentifiers(PreparedBatch batch, RecordRef ref, Field field, Facts facts) {
        int position = 0;
        for (String value : facts.all(field)) {
            batch.bind("kind", ref.kind().name())
                    .bind("scheme", field.key())
                    .bind("value", value)
                    .bind("id", ref.id())
                    .bind("position", position++)
                    .add();
        }
    }

    private static void executeIfAny(PreparedBatch batch) {
        try (batch) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private static List<String> authors(Handle handle, long book) {
        return handle.createQuery("select author_id from book_author where book_id = :id order by position")
                .bind("id", book)
                .mapTo(String.class)
                .list();
    }

    private static List<String> places(Handle handle, long work) {
        return handle.createQuery("select series_id, series_number from series_book where work_id = :id order by id")
                .bind("id", work)
                .map((row, context) -> new SeriesPlace(row.getLong(1), row.getString(2)).text())
                .list();
    }

    private static Map<Field, List<String>> identifiers(Handle handle, RecordRef ref) {
        Map<Field, List<String>> found = new TreeMap<>();
        handle.createQuery("""
                        select scheme, value from identifier where owner_kind = :kind and owner_id = :id
                        order by scheme, position
                        """)
                .bind("kind", ref.kind().name())
                .bind("id", ref.id())
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> Field.of(entry.getKey())
                        .ifPresent(field -> found.computeIfAbsent(field, absent -> new ArrayList<>())
                                .add(entry.getValue())));
        return found;
    }
}
