package social.lindworm.db.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;

/// Fills a database with the lines of a [Dump], in one transaction. What was in its tables goes. References are checked
/// once, at the end, so the tables may come in any order.
public final class Load implements AutoCloseable {

    private static final int BATCH = 500;
    private static final JsonFactory JSON = new JsonMapper().getFactory().disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);

    private final Connection connection;
    private final Engine engine;
    private final Map<String, Table> tables;
    private final Map<String, Long> loaded = new HashMap<>();
    private final List<String> setAside = new ArrayList<>();

    private Load(Connection connection, Engine engine) throws SQLException {
        this.connection = connection;
        this.engine = engine;
        connection.setAutoCommit(false);
        this.tables = Table.all(connection).stream().collect(Collectors.toMap(Table::name, table -> table));
    }

    /// Empties the tables of a database whose schema is the dump's. Nothing lasts before [#finish].
    public static Load into(Database database) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        try {
            Load load = new Load(connection, database.engine());
            load.setReferencesAside();
            for (Table table : load.tables.values()) {
                load.execute("delete from " + table.quotedName());
            }
            return load;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void setReferencesAside() throws SQLException {
        if (engine == Engine.SQLITE) {
            execute("pragma defer_foreign_keys = on");
            return;
        }
        List<String> drops = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
                        where contype = 'f' and connamespace = current_schema()::regnamespace
                        """)) {
            while (row.next()) {
                drops.add("alter table %s drop constraint %s".formatted(row.getString(1), row.getString(2)));
                setAside.add("alter table %s add constraint %s %s"
                        .formatted(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        for (String drop : drops) {
            execute(drop);
        }
    }

    /// Inserts one chunk's lines.
    ///
    /// @return how many
    /// @throws IllegalArgumentException if the table or a column is not of this schema
    public long chunk(DumpedTable dumped, InputStream lines) throws SQLException, IOException {
        Table table = tables.get(dumped.name());
        if (table == null) {
            throw new IllegalArgumentException("no table " + dumped.name() + " in this schema");
        }
        Table ordered = new Table(
                table.name(),
                dumped.columns().stream().map(name -> column(table, name)).toList());
        String marks = ordered.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        String sql = "insert into %s (%s) values (%s)".formatted(ordered.quotedName(), ordered.columnList(), marks);
        try (PreparedStatement insert = connection.prepareStatement(sql);
                JsonParser json = JSON.createParser(lines)) {
            long rows = 0;
            while (json.nextToken() == JsonToken.START_ARRAY) {
                for (int i = 0; i < ordered.columns().size(); i++) {
                    json.nextToken();
                    ordered.columns().get(i).kind().bind(insert, i + 1, json);
                }
                json.nextToken();
                insert.addBatch();
                if (++rows % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            loaded.merge(dumped.name(), rows, Long::sum);
            return rows;
        }
    }

    private static Table.Column column(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + name + " in " + table.name()));
    }

    /// Checks the counts and the references, goes on counting ids where the dump left off, and commits.
    ///
    /// @throws IllegalStateException if a table did not get all its rows
    public void finish(List<DumpedTable> dumped) throws SQLException {
        for (DumpedTable table : dumped) {
            long rows = loaded.getOrDefault(table.name(), 0L);
            if (rows != table.rows()) {
                throw new IllegalStateException(
                        "%s got %d rows instead of %d".formatted(table.name(), rows, table.rows()));
            }
            if (table.lastId() > 0) {
                continueIds(table);
            }
        }
        for (String reference : setAside) {
            execute(reference);
        }
        connection.commit();
    }

    private void continueIds(DumpedTable table) throws SQLException {
        if (engine == Engine.POSTGRESQL) {
            execute("select setval(pg_get_serial_sequence('\"%s\"', 'id'), %d)"
                    .formatted(table.name(), table.lastId()));
            return;
        }
        execute("delete from sqlite_sequence where name = '" + table.name() + "'");
        execute("insert into sqlite_sequence (name, seq) values ('%s', %d)".formatted(table.name(), table.lastId()));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Takes back what was not finished.
    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
