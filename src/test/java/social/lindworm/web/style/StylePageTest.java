package social.lindworm.web.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.web.WebServer;

final class StylePageTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        server = StylePreview.start(0, Optional.of("#8a2f6b"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/style", "/style/book", "/style/door", "/style/settings", "/style/covers"})
    void everyPageIsShownToVisitorsAndReadersInBothLanguages(String path) throws Exception {
        for (String language : List.of("en", "pt-BR")) {
            for (String cookie : List.of("", "session=any")) {
                Document page = page(path, 200, "Accept-Language", language, "Cookie", cookie);

                assertThat(page.select("html").attr("lang")).isEqualTo(language);
                assertThat(page.select("h1")).hasSize(1);
                assertThat(doubleIds(page)).isEmpty();
                assertThat(brokenReferences(page)).isEmpty();
                assertThat(page.select("[style], style, script:not([type=module])"))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"403, 403", "404, 404", "413, 413", "429, 429", "500, 500"})
    void everyErrorSaysWhatToDoNext(int asked, int status) throws Exception {
        Document page = page("/style/error/" + asked, status);

        assertThat(page.select("main a[href=/]")).isNotEmpty();
        assertThat(page.select("h1").text()).isNotBlank();
    }

    @Test
    void everyErrorOfAFormIsBesideItsFieldAndLinkedFromTheTop() throws Exception {
        Document page = page("/style", 200);

        for (Element link : page.select("#problems a")) {
            Element field = page.getElementById(link.attr("href").substring(1));
            assertThat(field).as(link.outerHtml()).isNotNull();
            Element group = field.closest(".field");
            assertThat(group).isNotNull();
            assertThat(group.text()).contains(link.text());
        }
        assertThat(page.select("#f-badEmail").attr("value")).isEqualTo("ged at roke");
    }

    @Test
    void theAccentComesAsASheetThatMayBeKeptForGood() throws Exception {
        String path = page("/style", 200).select("link[href^=/instance.css]").attr("href");

        HttpResponse<String> sheet = get(path);

        assertThat(sheet.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
        assertThat(sheet.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(sheet.body()).contains("--accent-day: #").contains("--accent-night: #");
        assertThat(get("/instance.css?accent=%7D*%7Bdisplay:none").body()).isEmpty();
    }

    @Test
    void aPhoneMayKeepTheSiteOnItsHomeScreen() throws Exception {
        HttpResponse<String> manifest = get("/manifest.webmanifest");

        assertThat(manifest.headers().firstValue("Content-Type")).hasValue("application/manifest+json");
        assertThat(manifest.body()).contains("\"Lindworm\"").contains("/static/icons/app-512.");
        assertThat(get("/favicon.ico").statusCode()).isEqualTo(303);
    }

    @Test
    void suggestionsComeAsAListAlone() throws Exception {
        HttpResponse<String> answer = get("/style?q=wiz", "X-Fragment", "suggest");

        assertThat(answer.body()).doesNotContain("<html").contains("role=\"option\"");
    }

    private static Document page(String path, int status, String... headers) throws Exception {
        HttpResponse<String> answer = get(path, headers);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        return Jsoup.parse(answer.body());
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> doubleIds(Document page) {
        var seen = new HashSet<String>();
        return page.select("[id]").eachAttr("id").stream()
                .filter(id -> !seen.add(id))
                .toList();
    }

    /// Labels and descriptions that point at nothing.
    private static List<String> brokenReferences(Document page) {
        var broken = new ArrayList<String>();
        for (String attribute : List.of("for", "aria-describedby", "aria-labelledby")) {
            for (String ids : page.select("[" + attribute + "]").eachAttr(attribute)) {
                for (String id : ids.split(" ")) {
                    if (page.getElementById(id) == null) {
                        broken.add(attribute + "=" + id);
                    }
                }
            }
        }
        return broken;
    }
}
