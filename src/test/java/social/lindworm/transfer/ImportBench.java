package social.lindworm.transfer;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import social.lindworm.book.Arrivals;
import social.lindworm.common.Progress;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.TestDatabase;

/// Times the import of a table into fresh databases: `ImportBench FILE.csv [SQLITE|POSTGRESQL]`. A run, not a test; the
/// first line is a cold start.
final class ImportBench {

    private static final int ROUNDS = 4;

    private ImportBench() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Engine engine = Engine.valueOf(arguments.length > 1 ? arguments[1] : "SQLITE");
        for (int round = 1; round <= ROUNDS; round++) {
            try (Database database = TestDatabase.fresh(engine)) {
                BookImport books = new BookImport(
                        new Arrivals(database, Clock.systemUTC(), "en"),
                        message -> message.key(),
                        Path.of(System.getProperty("java.io.tmpdir")));
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                long start = System.nanoTime();
                ImportResult result = books.run(file, Progress.SILENT);
                double seconds = (System.nanoTime() - start) / 1e9;
                double ofProcessor = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
                int rows = result.editions() + result.known() + result.refused();
                System.out.printf(
                        Locale.ROOT,
                        "%s round %d: %,d rows in %.2f s = %,.0f rows/s; %.2f s of the processor = %,.0f rows/s%n",
                        engine,
                        round,
                        rows,
                        seconds,
                        rows / seconds,
                        ofProcessor,
                        rows / ofProcessor);
            }
        }
    }
}
