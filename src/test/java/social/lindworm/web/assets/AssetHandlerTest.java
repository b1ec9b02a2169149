package social.lindworm.web.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AssetHandlerTest {
    private static final String SHEET = "a { color: red; }\n".repeat(40);

    private final Assets assets = Assets.of(
            "/static/",
            AssetBuild.of(new TreeMap<>(
                    Map.of("css/a.css", SHEET.getBytes(UTF_8), "fonts/f.woff2", "font".getBytes(UTF_8)))));
    private final Javalin server = Javalin.create(config -> {
        config.routes.get("/static/<path>", new AssetHandler(assets));
    });
    private final HttpClient client = HttpClient.newHttpClient();

    AssetHandlerTest() {
        server.start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
        client.close();
    }

    @Test
    void aPublishedNameMayBeKeptForGood() throws Exception {
        HttpResponse<byte[]> answer = get(assets.url("css/a.css"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(answer.body(), UTF_8)).isEqualTo(SHEET);
    }

    @Test
    void packedCopiesGoToThoseWhoTakeThem() throws Exception {
        HttpResponse<byte[]> gzip = get(assets.url("css/a.css"), "Accept-Encoding", "gzip, br;q=0");
        HttpResponse<byte[]> brotli = get(assets.url("css/a.css"), "Accept-Encoding", "gzip, deflate, br");

        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(unpacked(gzip.body())).isEqualTo(SHEET);
        assertThat(brotli.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(brotli.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(brotli.body()).hasSizeLessThan(gzip.body().length);
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws Exception {
        String tag = get("/static/css/a.css").headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> answer = get("/static/css/a.css", "If-None-Match", tag);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aNameFromAnotherVersionGetsTodaysFileButIsNotKept() throws Exception {
        for (String path : new String[] {"/static/css/a.0123456789.css", "/static/css/a.css"}) {
            HttpResponse<byte[]> answer = get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("public, no-cache");
        }
    }

    @Test
    void fontsMayBeUsedFromOtherOrigins() throws Exception {
        assertThat(get(assets.url("fonts/f.woff2")).headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(get("/static/css/b.css").statusCode()).isEqualTo(404);
        assertThat(get("/static/..%2f..%2fetc/passwd").statusCode()).isGreaterThanOrEqualTo(400);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String unpacked(byte[] gzip) throws IOException {
        try (var in = new GZIPInputStream(new java.io.ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
