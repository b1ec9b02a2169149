package social.lindworm.storage.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Asks for public addresses as the browser of somebody unknown does: without credentials, following redirects. Only
/// for addresses that the settings name. Thread-safe.
public final class Stranger implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(15);
    private static final int MOST_BYTES = 64 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /// What came back.
    ///
    /// @param text the beginning of its body, a character a byte
    public record Answer(int status, HttpHeaders headers, String text) {

        public boolean ok() {
            return status / 100 == 2;
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /// Whether a page of this origin may read the answer (Fetch standard, CORS check).
        public boolean readableFrom(String origin) {
            String allowed = header("Access-Control-Allow-Origin");
            return allowed.equals("*") || allowed.equals(origin);
        }
    }

    /// @throws IOException if nothing answers
    public Answer get(URI address) throws IOException {
        return send(request(address).GET());
    }

    /// As a script or font of a page of this origin.
    ///
    /// @throws IOException if nothing answers
    public Answer get(URI address, String origin) throws IOException {
        return send(request(address).header("Origin", origin).GET());
    }

    /// What a browser asks before a request that needs leave.
    ///
    /// @throws IOException if nothing answers
    public Answer preflight(URI address, String origin) throws IOException {
        return send(request(address)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(ANSWERING);
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return new Answer(
                        response.statusCode(),
                        response.headers(),
                        new String(body.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Whether pages of this origin may use scripts and fonts from there; if not, why.
    ///
    /// @param file a script or font that is there
    public Optional<String> obstacle(URI file, String origin) {
        try {
            Answer answer = get(file, origin);
            return !answer.ok()
                    ? Optional.of(file + " answers a stranger with " + answer.status())
                    : answer.readableFrom(origin)
                            ? Optional.empty()
                            : Optional.of(
                                    file + " may not be used by pages of " + origin + " (no CORS rule allows it)");
        } catch (IOException e) {
            return Optional.of(file + " does not answer: " + e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
