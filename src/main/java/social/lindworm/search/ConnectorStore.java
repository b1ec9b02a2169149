package social.lindworm.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `connector`.
final class ConnectorStore {

    private ConnectorStore() {}

    static Optional<Connector> find(Handle handle, long id) {
        return handle.createQuery("select * from connector where id = :id")
                .bind("id", id)
                .map((row, context) -> connector(row))
                .findOne();
    }

    private static Connector connector(ResultSet row) throws SQLException {
        return new Connector(
                row.getLong("id"),
                row.getLong("version"),
                row.getString("connector_file"),
                row.getString("identifier"),
                row.getString("name"),
                new Connector.Addresses(
                        row.getString("base_url"),
                        row.getString("books_url"),
                        row.getString("search_url"),
                        row.getString("isbn_search_url")),
                CoversUrl.parse(row.getString("covers_url")),
                row.getInt("priority"),
                row.getBoolean("active"));
    }

    static Optional<CoversUrl> covers(Handle handle, long id) {
        return handle.createQuery("select covers_url from connector where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .flatMap(CoversUrl::parse);
    }

    /// Writes the instance's own row, or what its address changed in it.
    static void writeOwn(Handle handle, long id, String identifier, Connector.Addresses addresses) {
        handle.createUpdate("""
                        insert into connector (id, version, identifier, connector_file, name, priority, active, base_url,
                            books_url, covers_url, search_url, isbn_search_url)
                        values (:id, 1, :identifier, 'self_connector', :identifier, 1, true, :base, :books, '', :search,
                            :isbnSearch)
                        on conflict (id) do update set identifier = excluded.identifier, name = excluded.name,
                            base_url = excluded.base_url, books_url = excluded.books_url,
                            search_url = excluded.search_url, isbn_search_url = excluded.isbn_search_url
                        """)
                .bind("id", id)
                .bind("identifier", identifier)
                .bindMethods(addresses)
                .execute();
    }

    /// False when somebody was faster.
    static boolean changeCovers(Handle handle, Connector seen, Optional<CoversUrl> covers) {
        return handle.createUpdate("""
                                update connector set version = version + 1, covers_url = :covers
                                where id = :id and version = :version
                                """)
                        .bind("covers", covers.map(CoversUrl::text).orElse(""))
                        .bind("id", seen.id())
                        .bind("version", seen.version())
                        .execute()
                == 1;
    }
}
