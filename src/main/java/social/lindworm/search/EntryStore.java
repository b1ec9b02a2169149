package social.lindworm.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.search.Entry.Part;

/// Entries as the database has them now, many at once with a fixed number of queries.
final class EntryStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// SQLite joins in this order where the join is a cross join (sqlite.org/optoverview.html#crossjoin). Left to
    /// itself and without statistics it reads the identifiers of all editions for every few works.
    static final String IDENTIFIERS = """
            select owner_id, scheme, value from identifier where owner_kind = 'WORK' and owner_id in (<ids>)
            union all
            select e.work_id, i.scheme, i.value from edition e cross join identifier i
            where e.work_id in (<ids>) and i.owner_kind = 'EDITION' and i.owner_id = e.book_id
            """;

    private final Handle handle;

    EntryStore(Handle handle) {
        this.handle = handle;
    }

    /// Those that exist; the best edition's title comes first.
    List<Entry> entries(Kind kind, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Draft> drafts = new LinkedHashMap<>();
        switch (kind) {
            case BOOK -> books(ids, drafts);
            case AUTHOR -> authors(ids, drafts);
            case SERIES -> series(ids, drafts);
        }
        return drafts.entrySet().stream()
                .map(draft -> draft.getValue().entry(kind, draft.getKey()))
                .toList();
    }

    private void books(Collection<Long> ids, Map<Long, Draft> drafts) {
        each("select id, title, subtitle from book where kind = 'WORK' and id in (<ids>)", ids, row -> {
            Draft draft = drafts.computeIfAbsent(row.getLong(1), id -> new Draft());
            draft.title(row.getString(2), row.getString(3));
        });
        each("""
                select e.work_id, b.title, b.subtitle, b.id, e.isbn_13, e.oclc from edition e join book b on b.id = e.book_id
                where e.work_id in (<ids>) order by e.edition_rank desc, e.book_id
                """, ids, row -> known(drafts, row).edition(row));
        each("""
                select ba.book_id, a.name, a.aliases from book_author ba join author a on a.id = ba.author_id
                where ba.book_id in (<ids>)
                union all
                select e.work_id, a.name, a.aliases from edition e join book_author ba on ba.book_id = e.book_id
                join author a on a.id = ba.author_id where e.work_id in (<ids>)
                """, ids, row -> {
            List<String> people = known(drafts, row).people;
            people.add(row.getString(2));
            people.addAll(texts(row.getString(3)));
        });
        each("""
                select sb.work_id, s.name, s.alternative_names, sb.series_number from series_book sb
                join series s on s.id = sb.series_id where sb.work_id in (<ids>)
                """, ids, row -> {
            List<Part> parts = known(drafts, row).series;
            String number = row.getString(4);
            parts.add(new Part(row.getString(2), number));
            texts(row.getString(3)).forEach(name -> parts.add(new Part(name, number)));
        });
        each(IDENTIFIERS, ids, row -> known(drafts, row).identifier(row.getString(2), row.getString(3)));
        each(
                "select work_id, readers from book_renown where work_id in (<ids>)",
                ids,
                row -> known(drafts, row).readers = row.getLong(2));
    }

    private void authors(Collection<Long> ids, Map<Long, Draft> drafts) {
        each("select id, name, aliases from author where id in (<ids>)", ids, row -> named(drafts, row));
        each("""
                select ba.author_id, coalesce(sum(r.readers), 0) + count(*) from book_author ba
                left join book_renown r on r.work_id = ba.book_id where ba.author_id in (<ids>) group by ba.author_id
                """, ids, row -> known(drafts, row).readers = row.getLong(2));
        identifiers(Kind.AUTHOR, ids, drafts);
    }

    private void series(Collection<Long> ids, Map<Long, Draft> drafts) {
        each("select id, name, alternative_names from series where id in (<ids>)", ids, row -> named(drafts, row));
        each("""
                select sb.series_id, coalesce(sum(r.readers), 0) + count(*) from series_book sb
                left join book_renown r on r.work_id = sb.work_id where sb.series_id in (<ids>) group by sb.series_id
                """, ids, row -> known(drafts, row).readers = row.getLong(2));
        identifiers(Kind.SERIES, ids, drafts);
    }

    private void identifiers(Kind kind, Collection<Long> ids, Map<Long, Draft> drafts) {
        each(
                "select owner_id, scheme, value from identifier where owner_kind = '" + kind.name()
                        + "' and owner_id in (<ids>)",
                ids,
                row -> known(drafts, row).identifier(row.getString(2), row.getString(3)));
    }

    private static void named(Map<Long, Draft> drafts, ResultSet row) throws SQLException {
        Draft draft = drafts.computeIfAbsent(row.getLong(1), id -> new Draft());
        draft.titles.add(row.getString(2));
        draft.titles.addAll(texts(row.getString(3)));
    }

    /// A row whose entry vanished between two queries goes into a draft that nobody keeps.
    private static Draft known(Map<Long, Draft> drafts, ResultSet row) throws SQLException {
        return drafts.getOrDefault(row.getLong(1), new Draft());
    }

    private void each(String sql, Collection<Long> ids, RowReader reader) {
        handle.createQuery(sql).bindList("ids", List.copyOf(ids)).scanResultSet((rows, context) -> {
            ResultSet row = rows.get();
            while (row.next()) {
                reader.read(row);
            }
            return ids.size();
        });
    }

    private static List<String> texts(String json) {
        try {
            return json.equals("[]") ? List.of() : List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of names is not JSON", e);
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static final class Draft {
        private final List<String> titles = new ArrayList<>();
        private final List<String> subtitles = new ArrayList<>();
        private final List<String> people = new ArrayList<>();
        private final List<Part> series = new ArrayList<>();
        private final List<String> identifiers = new ArrayList<>();
        private final List<Long> editions = new ArrayList<>();
        private long readers;

        void title(String title, @Nullable String subtitle) {
            titles.add(title);
            if (subtitle != null) {
                subtitles.add(subtitle);
            }
        }

        void edition(ResultSet row) throws SQLException {
            title(row.getString(2), row.getString(3));
            editions.add(row.getLong(4));
            String isbn = row.getString(5);
            if (isbn != null) {
                identifiers.add(isbn);
            }
            String oclc = row.getString(6);
            if (oclc != null) {
                identifier("oclc", oclc);
            }
        }

        /// Found both with and without the name of its scheme.
        void identifier(String scheme, String value) {
            identifiers.add(value);
            identifiers.add(scheme + ":" + value);
        }

        Entry entry(Kind kind, long id) {
            return new Entry(
                    kind,
                    id,
                    titles.stream().distinct().toList(),
                    subtitles.stream().distinct().toList(),
                    people.stream().distinct().toList(),
                    series,
                    identifiers,
                    editions,
                    readers);
        }
    }
}
