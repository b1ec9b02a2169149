package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import social.lindworm.app.Instance;
import social.lindworm.storage.s3.S3TestServer;

/// A home with pictures in which commands are run as they are typed, and do not wait.
final class CommandHome {

    final Path root;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    CommandHome(Path root) {
        this.root = root;
        env("");
    }

    /// What `.env` says from now on.
    void env(String... lines) {
        write(root.resolve(".env"), "LOG_LEVEL=ERROR\n" + String.join("\n", lines) + "\n");
    }

    /// @return the exit code
    int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] all = Stream.concat(Stream.of("--home", root.toString()), Stream.of(words))
                .toArray(String[]::new);
        return new CommandLineTool(new PrintWriter(out, true), new PrintWriter(err, true), _ -> {}).run(all);
    }

    int migrate(String... words) {
        return run(
                Stream.concat(Stream.of("storage", "migrate"), Stream.of(words)).toArray(String[]::new));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    String lastLine() {
        return out.toString().lines().reduce((_, later) -> later).orElse("");
    }

    Path image(String name) {
        return root.resolve("images").resolve(name);
    }

    /// A file that the ledger does not know.
    void file(String name, String text) {
        write(image(name), text);
    }

    /// A picture of one file that the ledger knows.
    ///
    /// @return the key of its file
    String picture(String text) {
        String name = UUID.randomUUID().toString();
        String key = "covers/" + name + ".jpg";
        file(key, text);
        with(instance -> {
            instance.database().migrate();
            instance.database().change(handle -> {
                handle.execute(
                        "insert into media (kind, state, name, attempts, format, width, height, recipe, created)"
                                + " values ('COVER', 'READY', ?, 0, 'JPEG', 30, 40, 0, 1)",
                        name);
                handle.execute(
                        "insert into media_file (object_key, media_id, box, content_type, bytes, content_hash, width,"
                                + " height, created) select ?, id, 0, 'image/jpeg', ?, 'x', 30, 40, 1 from media"
                                + " where name = ?",
                        key,
                        text.length(),
                        name);
            });
            return name;
        });
        return key;
    }

    /// Where the ledger says that pictures are.
    Iterable<String> places() {
        return with(instance -> instance.database()
                .read(handle -> handle.createQuery("select distinct place from media order by place")
                        .mapTo(String.class)
                        .list()));
    }

    <T> T with(Function<Instance, T> work) {
        try (Instance instance = Instance.open(root, Map.of())) {
            return work.apply(instance);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The bucket of that server in one line.
    static String line(S3TestServer server) {
        assertThat(S3TestServer.CREDENTIALS.secret().reveal()).isEqualTo("a/secret+of=ours");
        return "s3://" + S3TestServer.CREDENTIALS.accessKey() + ":a%2Fsecret%2Bof%3Dours@books"
                + "?region=eu-test-1&addressing=path&retries=0&endpoint="
                + server.config().endpoint();
    }
}
