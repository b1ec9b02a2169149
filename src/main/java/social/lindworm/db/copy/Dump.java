package social.lindworm.db.copy;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;

/// Reads every row of a database as of one moment, while others read and write on. Bounded memory at any size.
public final class Dump {

    private static final int CHUNK_BYTES = 4 << 20;
    private static final int FETCH = 1_000;
    private static final JsonFactory JSON = new JsonMapper().getFactory();

    private final Connection connection;
    private final Engine engine;
    private final Sink sink;

    private Dump(Connection connection, Engine engine, Sink sink) {
        this.connection = connection;
        this.engine = engine;
        this.sink = sink;
    }

    /// Takes what is read.
    public interface Sink {

        /// Before the first chunk.
        void expect(long rows);

        /// @param number counts a table's chunks from 1
        /// @param lines one JSON array of the values a line
        void chunk(String table, int number, long rows, byte[] lines) throws IOException;
    }

    /// @return what was read, table by table
    /// @throws UncheckedIOException if the sink could not take it
    public static List<DumpedTable> read(Database database, Sink sink) throws SQLException {
        return database.<List<DumpedTable>, SQLException>read(handle -> {
            Connection connection = handle.getConnection();
            int isolation = connection.getTransactionIsolation();
            if (database.engine() == Engine.POSTGRESQL) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            connection.setAutoCommit(false);
            try {
                return new Dump(connection, database.engine(), sink).all();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(isolation);
            }
        });
    }

    private List<DumpedTable> all() throws SQLException, IOException {
        List<Table> tables = Table.all(connection);
        long rows = 0;
        for (Table table : tables) {
            rows += number("select count(*) from " + table.quotedName()).orElse(0L);
        }
        sink.expect(rows);
        List<DumpedTable> dumped = new ArrayList<>();
        for (Table table : tables) {
            long count = rows(table);
            List<String> columns =
                    table.columns().stream().map(Table.Column::name).toList();
            dumped.add(new DumpedTable(table.name(), columns, count, lastId(table)));
        }
        return dumped;
    }

    private long rows(Table table) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet row =
                    statement.executeQuery("select " + table.columnList() + " from " + table.quotedName())) {
                return chunks(table, row);
            }
        }
    }

    private long chunks(Table table, ResultSet row) throws SQLException, IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        long all = 0;
        int number = 0;
        boolean more = row.next();
        while (more) {
            lines.reset();
            long rows = 0;
            try (JsonGenerator json = JSON.createGenerator(lines, JsonEncoding.UTF8)) {
                json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
                while (more && lines.size() < CHUNK_BYTES) {
                    line(table, row, json);
                    rows++;
                    more = row.next();
                }
            }
            sink.chunk(table.name(), ++number, rows, lines.toByteArray());
            all += rows;
        }
        return all;
    }

    private static void line(Table table, ResultSet row, JsonGenerator json) throws SQLException, IOException {
        json.writeStartArray();
        for (int i = 0; i < table.columns().size(); i++) {
            table.columns().get(i).kind().write(row, i + 1, json);
        }
        json.writeEndArray();
    }

    private long lastId(Table table) throws SQLException {
        if (engine == Engine.SQLITE) {
            return number("select seq from sqlite_sequence where name = '" + table.name() + "'")
                    .orElse(0L);
        }
        if (table.columns().stream().noneMatch(column -> column.name().equals("id"))) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_get_serial_sequence('%s', 'id')".formatted(table.quotedName()))) {
            String sequence = row.next() ? row.getString(1) : null;
            return sequence == null
                    ? 0
                    : number("select case when is_called then last_value else 0 end from " + sequence)
                            .orElse(0L);
        }
    }

    private Optional<Long> number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }
}
