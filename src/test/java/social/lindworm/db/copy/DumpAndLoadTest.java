package social.lindworm.db.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.TestDatabase;

class DumpAndLoadTest {

    private record Chunk(String table, String lines) {}

    private static final class Collected implements Dump.Sink {
        final List<Chunk> chunks = new ArrayList<>();
        long expected;

        @Override
        public void expect(long rows) {
            expected = rows;
        }

        @Override
        public void chunk(String table, int number, long rows, byte[] lines) {
            chunks.add(new Chunk(table, new String(lines, StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE,SQLITE", "SQLITE,POSTGRESQL", "POSTGRESQL,SQLITE", "POSTGRESQL,POSTGRESQL"})
    void contentIsTheSameAfterwardsOnAnyEngine(Engine from, Engine to) throws SQLException, IOException {
        try (Database source = filled(from);
                Database target = TestDatabase.fresh(to)) {
            Collected dump = new Collected();
            List<DumpedTable> tables = Dump.read(source, dump);

            load(target, dump, tables);

            assertThat(dump.expected)
                    .isEqualTo(tables.stream().mapToLong(DumpedTable::rows).sum());
            assertThat(content(target)).hasToString(content(source).toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE", "POSTGRESQL"})
    void anIdIsNotGivenAgainAfterItsRowIsGone(Engine engine) throws SQLException, IOException {
        try (Database source = filled(engine);
                Database target = TestDatabase.fresh(engine)) {
            source.change(handle -> handle.execute("delete from series"));
            Collected dump = new Collected();

            load(target, dump, Dump.read(source, dump));

            assertThat(addSeries(target, "another")).isEqualTo(addSeries(source, "another"));
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE", "POSTGRESQL"})
    void rowsThatPointNowhereAreRefusedAsAWhole(Engine engine) throws SQLException, IOException {
        try (Database target = TestDatabase.fresh(engine)) {
            long before = addSeries(target, "kept");
            DumpedTable table = new DumpedTable("author_name", List.of("name_key", "author_id"), 1, 0);

            assertThatThrownBy(() -> {
                        try (Load load = Load.into(target)) {
                            load.chunk(table, lines("[\"nobody\", 999]"));
                            load.finish(List.of(table));
                        }
                    })
                    .isInstanceOf(SQLException.class);

            assertThat(target.<Long, RuntimeException>read(handle -> handle.createQuery("select id from series")
                            .mapTo(Long.class)
                            .one()))
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE", "POSTGRESQL"})
    void aMissingLineIsNoticed(Engine engine) throws SQLException {
        try (Database target = TestDatabase.fresh(engine)) {
            DumpedTable table = new DumpedTable("author_name", List.of("name_key", "author_id"), 2, 0);

            try (Load load = Load.into(target)) {
                assertThatThrownBy(() -> load.finish(List.of(table))).hasMessage("author_name got 0 rows instead of 2");
            }
        }
    }

    private static void load(Database target, Collected dump, List<DumpedTable> tables)
            throws SQLException, IOException {
        try (Load load = Load.into(target)) {
            for (Chunk chunk : dump.chunks) {
                DumpedTable table = tables.stream()
                        .filter(each -> each.name().equals(chunk.table()))
                        .findFirst()
                        .orElseThrow();
                load.chunk(table, lines(chunk.lines()));
            }
            load.finish(tables);
        }
    }

    private static ByteArrayInputStream lines(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// One row with each kind of value: whole numbers, text beyond ASCII, truth, bytes, instants, nothing.
    private static Database filled(Engine engine) {
        Database database = TestDatabase.fresh(engine);
        database.change(handle -> {
            handle.execute(
                    "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)"
                            + " values ('mail', '1', ?, ?, true, 3)",
                    new byte[] {0, 1, -1},
                    new java.sql.Timestamp(1_700_000_000_123L));
            handle.execute(
                    "insert into job_failure (job, job_key, payload, error, attempts, gave_up, failed_at)"
                            + " values ('mail', '2', '{}', ?, 4, false, 99)",
                    "línea\n\"drache\" 竜 \\ 🐉");
        });
        addSeries(database, "one");
        addSeries(database, "two");
        return database;
    }

    private static long addSeries(Database database, String name) {
        return database.<Long, RuntimeException>write(handle ->
                handle.createQuery("""
                        insert into series (name, name_folded, alternative_names, version, created, updated)
                        values (:name, :name, '[]', 1, 5, 5) returning id
                        """).bind("name", name).mapTo(Long.class).one());
    }

    private static List<Map<String, Object>> content(Database database) {
        return database.read(handle -> {
            List<Map<String, Object>> all = new ArrayList<>();
            all.addAll(
                    handle.createQuery("select id, job, job_key, payload, error, attempts, failed_at from job_failure")
                            .mapToMap()
                            .list());
            all.addAll(handle.createQuery("select id, name, origin_id from series order by id")
                    .map((row, context) -> Map.<String, Object>of(
                            "id", row.getLong(1), "name", row.getString(2), "absent", row.getString(3) == null))
                    .list());
            all.addAll(handle.createQuery("select task_data, execution_time, picked from scheduled_tasks")
                    .map((row, context) -> Map.<String, Object>of(
                            "data", java.util.HexFormat.of().formatHex(row.getBytes(1)),
                            "at", row.getTimestamp(2).getTime(),
                            "picked", row.getBoolean(3)))
                    .list());
            return all;
        });
    }
}
