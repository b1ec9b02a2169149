package social.lindworm.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.media.image.TestImages;
import social.lindworm.web.Browser;
import social.lindworm.web.Browser.Page;

@OnBothDatabases
class ConnectorTest {

    private static final String LIST = "/admin/bookwyrm/connector/";
    private static final String SELF = "/admin/bookwyrm/connector/1/change/";
    private static final String CDN = "https://cdn.example/our/images/";
    private static final String COVERS = "thumbnails/covers/";

    private final AdminHouse house;
    private final Browser ada;
    private final String origin;

    ConnectorTest(Engine engine) {
        house = new AdminHouse(engine);
        origin = house.app().instance().config().web().origin();
        ada = house.as("ada");
    }

    @AfterEach
    void close() {
        house.close();
    }

    /// As the form on the page is sent.
    private Page save(String typed) {
        return ada.post(SELF, "version", version(), "coversUrl", typed);
    }

    private String version() {
        return ada.get(SELF).html().select("[name=version]").val();
    }

    /// @return the path of its page
    private String addHeron() {
        Page saved = ada.upload(
                "/create-book",
                "cover_file",
                "heron.jpg",
                TestImages.jpeg(600, 900),
                "title",
                "The Heron",
                "isbn_13",
                "9780439023481");
        assertThat(saved.status()).isEqualTo(303);
        Instant patience = Instant.now().plus(Duration.ofSeconds(30));
        while (!ada.get("/search.json?q=heron").text().contains("Heron")) {
            assertThat(Instant.now()).as("patience for the index").isBefore(patience);
            Thread.onSpinWait();
        }
        return saved.location();
    }

    /// Every address of a picture in every size.
    private static List<String> pictures(Document page) {
        List<String> addresses = new ArrayList<>();
        Elements main = page.select(".cover");
        main.select("img").forEach(image -> addresses.add(image.attr("src")));
        main.select("[srcset]")
                .forEach(set ->
                        List.of(set.attr("srcset").split(", ")).forEach(size -> addresses.add(size.split(" ")[0])));
        return addresses;
    }

    private Document suggested() {
        try (Browser script = house.app().browser().withHeader("X-Fragment", "suggest")) {
            return script.get("/search?q=heron").html();
        }
    }

    private String coverInJson(String path) {
        try {
            return new ObjectMapper()
                    .readTree(house.visitor().get(path).bytes())
                    .get(0)
                    .get("cover")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertFoundBelow(String base, String inJson) {
        for (Document page : List.of(house.visitor().get("/search?q=heron").html(), suggested())) {
            assertThat(pictures(page))
                    .hasSizeGreaterThan(6)
                    .allSatisfy(address -> assertThat(address).startsWith(base + COVERS));
        }
        for (String path : List.of("/search.json?q=heron", "/isbn/9780439023481.json")) {
            assertThat(coverInJson(path)).startsWith(inJson + COVERS).endsWith(".jpg");
        }
    }

    @Test
    void theOwnConnectorIsShownAndSaysWhatEmptyMeans() {
        Document list = ada.get(LIST).html();
        Document page = ada.get(SELF).html();

        assertThat(list.select("tbody a").attr("href")).isEqualTo(SELF);
        assertThat(list.select("tbody").text()).contains(origin + "/images/", "By the storage settings");
        assertThat(page.select("label[for=f-coversUrl]").text()).startsWith("Covers url");
        assertThat(page.select("[name=coversUrl]").val()).isEmpty();
        assertThat(page.select("#f-coversUrl-help").text())
                .contains("Empty follows the storage settings", origin + "/images/");
        assertThat(page.select("dl.facts").text())
                .contains(origin.replace("http://", ""), origin + "/book", origin + "/isbn/", "This place itself");
        assertThat(page.select(".side-menu a[aria-current=page]").attr("href")).isEqualTo("/admin/bookwyrm/connector");
        assertThat(ada.get("/admin/bookwyrm/connector/2/change/").status()).isEqualTo(404);
        assertThat(ada.get("/admin/bookwyrm/connector/x/change/").status()).isEqualTo(404);
    }

    @Test
    void aValueIsTheBaseOfCoversInSearchResultsAndNowhereElse() {
        String book = addHeron();
        assertFoundBelow("/images/", origin + "/images/");

        Page saved = save("https://cdn.example/our/images");

        assertThat(saved.location()).isEqualTo(SELF);
        assertThat(ada.get(SELF).html().select("[name=coversUrl]").val()).isEqualTo(CDN);
        assertThat(ada.get(LIST).text()).contains(CDN).doesNotContain("By the storage settings");
        assertFoundBelow(CDN, CDN);
        for (String elsewhere : List.of(book, "/")) {
            assertThat(house.visitor().open(elsewhere).text()).as(elsewhere).doesNotContain("cdn.example");
        }
        assertThat(pictures(house.visitor().open(book).html()))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).startsWith("/images/" + COVERS));
    }

    @Test
    void emptyGoesBackToTheStorageSettings() {
        addHeron();
        save(CDN);
        assertFoundBelow(CDN, CDN);

        assertThat(save("").status()).isEqualTo(303);

        assertFoundBelow("/images/", origin + "/images/");
        assertThat(house.visitor().get("/").header("Content-Security-Policy")).doesNotContain("cdn.example");
    }

    @Test
    void thePolicyOfEveryPageLetsImagesInFromThereAndNothingElse() {
        assertThat(policy("/").get("img-src")).isEqualTo("'self' data: blob:");

        save("https://cdn.example:8443/images/");

        for (String path : List.of("/", "/search?q=x", "/login", "/nothing-here")) {
            Map<String, String> policy = policy(path);
            assertThat(policy.get("img-src")).as(path).isEqualTo("'self' https://cdn.example:8443 data: blob:");
            policy.remove("img-src");
            assertThat(policy.values()).as(path).noneMatch(sources -> sources.contains("cdn.example"));
        }
    }

    private Map<String, String> policy(String path) {
        Map<String, String> directives = new HashMap<>();
        for (String directive :
                house.visitor().get(path).header("Content-Security-Policy").split("; ")) {
            String[] parts = directive.split(" ", 2);
            directives.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return directives;
    }

    @Test
    void aBadAddressIsRefusedBesideTheFieldAndKeptAsTyped() {
        save(CDN);
        for (String bad : List.of(
                "javascript:alert(1)",
                "/images/",
                "cdn.example",
                "https://cdn.example/my covers/",
                "https://ada:secret@cdn.example/",
                "https://cdn.example/?a=b",
                "https://cdn.example/#a")) {
            Page refused = save(bad);
            assertThat(refused.status()).as(bad).isEqualTo(422);
            Document page = refused.html();
            assertThat(page.select("#f-coversUrl-error").text()).as(bad).contains("https://cdn.example/images/");
            assertThat(page.select("#problems li")).as(bad).hasSize(1);
            assertThat(page.select("[name=coversUrl]").val()).isEqualTo(bad);
        }
        Page tooLong = save("https://cdn.example/" + "x".repeat(240));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.html().select("#f-coversUrl-error").text()).contains("255");
        assertThat(ada.get(SELF).html().select("[name=coversUrl]").val()).isEqualTo(CDN);
    }

    @Test
    void aChangeIsWrittenDownOnce() {
        save(CDN);
        save("https://cdn.example/our/images");
        save("");

        Document log = ada.get("/settings/log").html();

        assertThat(log.select("main ol.rows > li p:first-child").eachText())
                .containsExactly(
                        "ada · changed the connector · Covers url", "ada · changed the connector · Covers url");
        assertThat(log.select("main").text()).contains(CDN);
    }

    @Test
    void ofTwoWhoChangeItAtOnceTheSecondIsToldAndLosesNothing() {
        String version = version();
        save(CDN);

        Page overtaken = ada.post(SELF, "version", version, "coversUrl", "https://other.example/");

        assertThat(overtaken.status()).isEqualTo(409);
        Document page = overtaken.html();
        assertThat(page.select("#f-coversUrl-error").text()).contains("Somebody else", CDN);
        assertThat(page.select("[name=coversUrl]").val()).isEqualTo("https://other.example/");
        Page again =
                ada.post(SELF, "version", page.select("[name=version]").val(), "coversUrl", "https://other.example/");
        assertThat(again.status()).isEqualTo(303);
        assertThat(ada.post(SELF, "coversUrl", "").status()).isEqualTo(409);
        assertThat(ada.get(SELF).html().select("[name=coversUrl]").val()).isEqualTo("https://other.example/");
    }

    @Test
    void anotherSitesPageChangesNothing() {
        String version = version();

        assertThat(ada.postFrom("https://evil.example", SELF, "version", version, "coversUrl", CDN)
                        .status())
                .isEqualTo(403);
        assertThat(ada.get(SELF).html().select("[name=coversUrl]").val()).isEmpty();
    }
}
