package social.lindworm.media.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.config.WebConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.web.Browser;
import social.lindworm.web.TestWeb;
import social.lindworm.web.WebServer;

class ImageRoutesTest {

    private static final String COVER = "covers/0f0e0d0c-1111-2222-3333-444455556666.jpg";

    @TempDir
    Path uploads;

    private final MemoryStore store =
            new MemoryStore(Clock.fixed(Instant.parse("2026-11-23T10:00:00.5Z"), ZoneOffset.UTC));
    private WebConfig config;
    private WebServer server;

    @BeforeEach
    void start() {
        config = TestWeb.config(TestWeb.freePort());
        server = WebServer.start(
                config,
                TestWeb.surroundings(config, false),
                (token, locale) -> Optional.empty(),
                List.of(new ImageRoutes(store, _ -> Optional.empty())),
                uploads);
        put(COVER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void put(String key) {
        store.put(
                new ObjectKey(key),
                Content.of("0123456789".getBytes(StandardCharsets.UTF_8)),
                Attributes.of("text/html"));
    }

    private Browser.Page get(String path, String... headers) {
        try (Browser browser = new Browser(config.origin())) {
            for (int i = 0; i < headers.length; i += 2) {
                browser.withHeader(headers[i], headers[i + 1]);
            }
            return browser.get(path);
        }
    }

    @Test
    void aPictureIsSentWithEverythingABrowserNeedsToKeepIt() {
        Browser.Page page = get("/images/" + COVER, "Accept-Encoding", "gzip, br");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).isEqualTo("0123456789");
        assertThat(page.type()).isEqualTo("image/jpeg");
        assertThat(page.header("Content-Length")).isEqualTo("10");
        assertThat(page.header("Content-Encoding")).isEmpty();
        assertThat(page.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(page.header("Last-Modified")).isEqualTo("Mon, 23 Nov 2026 10:00:00 GMT");
        assertThat(page.header("ETag")).matches("\"[A-Za-z0-9-]+\"");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.response().headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; sandbox");
    }

    @Test
    void namesThatMayBeUsedAgainAreKeptForADay() {
        put("covers/from-bookwyrm.png");

        Browser.Page page = get("/images/covers/from-bookwyrm.png");

        assertThat(page.type()).isEqualTo("image/png");
        assertThat(page.header("Cache-Control")).isEqualTo("public, max-age=86400");
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() {
        String tag = get("/images/" + COVER).header("ETag");

        assertThat(get("/images/" + COVER, "If-None-Match", "\"other\", " + tag).status())
                .isEqualTo(304);
        assertThat(get("/images/" + COVER, "If-None-Match", "\"other\"").status())
                .isEqualTo(200);
        assertThat(get("/images/" + COVER, "If-Modified-Since", "Mon, 23 Nov 2026 10:00:00 GMT")
                        .status())
                .isEqualTo(304);
        assertThat(get("/images/" + COVER, "If-Modified-Since", "Mon, 23 Nov 2026 09:59:59 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(get("/images/" + COVER, "If-Modified-Since", "nonsense").status())
                .isEqualTo(200);
        assertThat(get(
                                "/images/" + COVER,
                                "If-None-Match",
                                "\"other\"",
                                "If-Modified-Since",
                                "Mon, 23 Nov 2026 10:00:00 GMT")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void partsAreSent() {
        Browser.Page part = get("/images/" + COVER, "Range", "bytes=2-4");

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("234");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 2-4/10");
        Browser.Page beyond = get("/images/" + COVER, "Range", "bytes=10-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */10");
        assertThat(get("/images/" + COVER, "Range", "bytes=2-4", "If-Range", "\"other\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void headTellsTheSameWithoutTheBody() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(URI.create(config.origin() + "/images/" + COVER))
                            .HEAD()
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Length")).contains("10");
            assertThat(response.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exports/archive.png",
                "incoming/0f0e0d0c-1111-2222-3333-444455556666",
                "covers/page.html",
                "covers/drawing.svg",
                "covers/none",
                "secret.png",
                "covers"
            })
    void allElseIsNotThere(String key) {
        put(key.equals("covers") ? "other" : key);

        Browser.Page page = get("/images/" + key);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).doesNotContain("0123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images/covers/../secret.png",
                "/images/covers/%2e%2e/secret.png",
                "/images/covers%2f..%2fsecret.png",
                "/images/covers//secret.png",
                "/images//etc/passwd",
                "/images/covers/%00.png",
                "/images/"
            })
    void noPathLeadsElsewhere(String path) throws IOException {
        put("secret.png");

        String answer = raw(path);

        assertThat(answer).doesNotContain("0123456789");
        assertThat(answer).containsPattern("^HTTP/1.1 (400|404)");
    }

    /// As no well-behaved client would send it.
    private String raw(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
