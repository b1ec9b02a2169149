package social.lindworm.cli;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import social.lindworm.app.Instance;
import social.lindworm.app.Logging;
import social.lindworm.app.Server;
import social.lindworm.config.Config;

/// Does in a throw-away home what a start does, so that the Java machine can keep what it loaded. `bw-dev` calls it;
/// people never do.
@Command(name = "rehearse", hidden = true, description = "start, show some pages and stop, for the quick-start cache")
final class RehearseCommand extends ToolCommand {

    private static final List<String> PAGES =
            List.of("/health", "/", "/login", "/search?q=tales", "/setup", "/nowhere");

    @Override
    public Integer call() throws Exception {
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
        return 0;
    }

    private static void visit(String address) throws java.io.IOException {
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
