package social.lindworm.book;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Finds many records at once by name or number.
final class ArrivalLookups {

    private static final int AT_ONCE = 500;
    private static final Set<Field> EDITION_COLUMNS = Set.of(Field.ISBN_13, Field.ISBN_10, Field.OCLC);

    private final Handle handle;

    ArrivalLookups(Handle handle) {
        this.handle = handle;
    }

    /// Whether a value of the field belongs to one record only.
    static boolean isNumber(Field field) {
        return field.shape() == Field.Shape.IDENTIFIER || field == Field.ORIGIN || EDITION_COLUMNS.contains(field);
    }

    void authors(Collection<String> keys, Map<String, Long> found) {
        // Of two people with one name the record that was there first is the likelier one.
        inPortions(keys, portion -> into(handle.createQuery("""
                                select name_key, min(author_id) from author_name where name_key in (<keys>) group by name_key
                                """).bindList("keys", portion), found));
    }

    void series(Collection<String> keys, Map<String, Long> found) {
        inPortions(
                keys,
                portion -> into(
                        handle.createQuery(
                                        "select name_folded, min(id) from series where name_folded in (<keys>) group by name_folded")
                                .bindList("keys", portion),
                        found));
    }

    void identifiers(
            RecordKind kind, Field scheme, Collection<String> values, Map<ArrivalBatch.Identifier, Long> found) {
        inPortions(
                values,
                portion -> query(kind, scheme)
                        .bindList("values", portion)
                        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                        .forEach(entry -> found.putIfAbsent(
                                new ArrivalBatch.Identifier(kind, scheme, entry.getKey()), entry.getValue())));
    }

    private Query query(RecordKind kind, Field scheme) {
        if (EDITION_COLUMNS.contains(scheme)) {
            return handle.createQuery("select <column>, book_id from edition where <column> in (<values>)")
                    .define("column", scheme.key());
        }
        if (scheme == Field.ORIGIN) {
            return handle.createQuery("select origin_id, id from <table> where origin_id in (<values>)")
                    .define("table", kind.isBook() ? "book" : kind.path());
        }
        return handle.createQuery(
                        "select value, owner_id from identifier where owner_kind = :kind and scheme = :scheme and value in (<values>)")
                .bind("kind", kind.name())
                .bind("scheme", scheme.key());
    }

    private static void into(Query query, Map<String, Long> found) {
        query.map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> found.putIfAbsent(entry.getKey(), entry.getValue()));
    }

    private static void inPortions(Collection<String> all, java.util.function.Consumer<List<String>> work) {
        List<String> distinct = List.copyOf(new TreeSet<>(all));
        for (int start = 0; start < distinct.size(); start += AT_ONCE) {
            work.accept(distinct.subList(start, Math.min(start + AT_ONCE, distinct.size())));
        }
    }
}
