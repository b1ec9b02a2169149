package social.lindworm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import social.lindworm.app.Instance;
import social.lindworm.app.Logging;
import social.lindworm.app.Server;
import social.lindworm.config.Config;
import social.lindworm.storage.sftp.RehearsalServer;

/// Does in a throw-away home what a start does, so that the Java machine can keep what it loaded. `bw-dev` calls it;
/// people never do.
@Command(name = "rehearse", hidden = true, description = "start, show some pages and stop, for the quick-start cache")
final class RehearseCommand extends ToolCommand {

    private static final List<String> PAGES =
            List.of("/health", "/", "/login", "/search?q=tales", "/setup", "/nowhere");

    /// Enough for the Java machine to see which methods a copy is busy with.
    private static final int FILES = 1_500;

    /// Enough to load what a copy over SSH is made of.
    private static final int FILES_OVER_SSH = 50;

    private static final int FILE_BYTES = 4_000;

    @Override
    public Integer call() throws Exception {
        showPages();
        addFiles(0, FILES_OVER_SSH);
        copyOverSsh();
        addFiles(FILES_OVER_SSH, FILES);
        copyFiles();
        return 0;
    }

    private void showPages() throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("PORT", "1");
        Path home = home();
        Logging.toTerminal("WARNING");
        try (java.net.ServerSocket free = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            settings.put("PORT", Integer.toString(free.getLocalPort()));
        }
        try (Instance instance = Instance.open(Config.load(home, settings));
                Server server = Server.start(instance, Server.Role.ALL)) {
            for (String page : PAGES) {
                visit("http://127.0.0.1:" + server.port().orElseThrow() + page);
            }
        }
    }

    private void addFiles(int first, int after) throws IOException {
        Path media = Files.createDirectories(home().resolve("images/covers"));
        for (int i = first; i < after; i++) {
            Files.write(media.resolve(new UUID(i, i) + ".jpg"), new byte[FILE_BYTES]);
        }
    }

    private void copyOverSsh() throws IOException {
        Path there = Files.createDirectories(home().resolve("there"));
        try (RehearsalServer server = new RehearsalServer(there);
                Instance instance = Instance.open(Config.load(home(), Map.of()))) {
            for (int time = 1; time <= 2; time++) {
                MediaCopyCommand.copy(instance, server.config(), new PrintWriter(Writer.nullWriter()));
            }
        }
    }

    /// Into a bucket, and once more with nothing left to do: commands end before the Java machine is warm, so what it
    /// learns here is most of what it ever learns of them.
    private void copyFiles() throws IOException {
        try (RehearsalBucket bucket = new RehearsalBucket();
                Instance instance = Instance.open(Config.load(home(), bucket.settings()))) {
            PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
            for (int time = 1; time <= 3; time++) {
                MediaCopyCommand.copy(
                        instance, instance.config().storage().s3().require().images(), nowhere);
            }
        }
    }

    private static void visit(String address) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept-Language", "en");
        connection.setRequestProperty("Accept-Encoding", "gzip");
        if (connection.getResponseCode() < 400) {
            connection.getInputStream().readAllBytes();
        }
        connection.disconnect();
    }
}
