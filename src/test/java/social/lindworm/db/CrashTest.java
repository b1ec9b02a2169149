package social.lindworm.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.config.DatabaseConfig;

/// A process that is killed in the middle of its work must not have lied about what it had kept.
class CrashTest {

    private static final int ENOUGH = 200;

    @TempDir
    private Path folder;

    @Test
    void noAcknowledgedWriteIsLostWhenTheProcessIsKilled() throws Exception {
        Path file = folder.resolve("crash.db");
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long acknowledged = lastAcknowledged(writer);

        try (Database database = Database.open(new DatabaseConfig.Sqlite(file))) {
            assertThat(acknowledged).isGreaterThanOrEqualTo(ENOUGH);
            assertThat(database.<Long, RuntimeException>read(
                            handle -> handle.createQuery("select count(*) from kept where id <= :last")
                                    .bind("last", acknowledged)
                                    .mapTo(Long.class)
                                    .one()))
                    .isEqualTo(acknowledged);
            assertThat(database.<String, RuntimeException>read(handle -> handle.createQuery("pragma integrity_check")
                            .mapTo(String.class)
                            .one()))
                    .isEqualTo("ok");
        }
    }

    private static long lastAcknowledged(Process writer) throws IOException, InterruptedException {
        long last = 0;
        try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
            while (last < ENOUGH) {
                last = Long.parseLong(output.readLine());
            }
            // By its handle: destroying the Process would close the output that is still to be read.
            writer.toHandle().destroyForcibly();
            writer.waitFor();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last = line.isEmpty() ? last : Math.max(last, Long.parseLong(line));
            }
        }
        return last;
    }

    /// Writes a row at a time and says which one it has kept, until it is killed.
    static final class Writer {

        public static void main(String[] arguments) {
            try (Database database = Database.open(new DatabaseConfig.Sqlite(Path.of(arguments[0])))) {
                database.change(handle -> handle.execute("create table kept (id integer primary key, text text)"));
                for (long id = 1; id < 1_000_000; id++) {
                    long row = id;
                    database.change(handle -> handle.execute("insert into kept values (?, ?)", row, "x".repeat(500)));
                    System.out.println(id);
                    System.out.flush();
                }
            }
        }
    }
}
