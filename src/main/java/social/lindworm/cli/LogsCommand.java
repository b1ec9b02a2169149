package social.lindworm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.lindworm.app.Logging;

@Command(name = "logs", description = "show the last lines of the log; -f: and every new one")
final class LogsCommand extends ToolCommand {

    @Option(
            names = {"-f", "--follow"},
            description = "go on showing new lines until Ctrl-C")
    private boolean follow;

    @Option(
            names = "-n",
            paramLabel = "N",
            defaultValue = "100",
            description = "how many lines (default: ${DEFAULT-VALUE})")
    private int lines = 100;

    @Override
    public Integer call() throws Exception {
        Path file = config().home().logs().resolve(Logging.CURRENT_FILE);
        PrintWriter out = out();
        if (!Files.exists(file)) {
            out.println("there is no log yet (" + file + "); ./bw-dev up -d writes one");
            return 0;
        }
        List<String> all = Files.readAllLines(file);
        all.subList(Math.max(0, all.size() - Math.max(0, lines)), all.size()).forEach(out::println);
        out.flush();
        if (follow) {
            follow(file, out);
        }
        return 0;
    }

    /// Ends with the process. A file shorter than before is a new one: the log was rotated.
    private static void follow(Path file, PrintWriter out) throws IOException, InterruptedException {
        long position = Files.size(file);
        while (!Thread.currentThread().isInterrupted()) {
            TimeUnit.MILLISECONDS.sleep(300);
            long size = Files.exists(file) ? Files.size(file) : position;
            position = size < position ? 0 : position;
            if (size > position) {
                try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
                    log.seek(position);
                    byte[] fresh = new byte[(int) Math.min(size - position, 1 << 20)];
                    log.readFully(fresh);
                    position += fresh.length;
                    out.print(new String(fresh, StandardCharsets.UTF_8));
                    out.flush();
                }
            }
        }
    }
}
