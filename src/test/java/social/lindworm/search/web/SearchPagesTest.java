package social.lindworm.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import social.lindworm.account.Founding;
import social.lindworm.app.TestApp;
import social.lindworm.book.Arrivals;
import social.lindworm.common.Progress;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.site.Role;
import social.lindworm.transfer.BookImport;
import social.lindworm.web.Browser;

@OnBothDatabases
class SearchPagesTest {

    private static TestApp app;
    private static Browser browser;

    SearchPagesTest(Engine engine) {
        assertThat(app.instance().database().engine()).isEqualTo(engine);
    }

    @BeforeParameterizedClassInvocation
    static void importTheExcerpt(Engine engine) throws IOException {
        app = TestApp.start(engine);
        browser = app.browser();
        assertThat(app.features().sites().current().installMode()).isTrue();
        app.instance().database().change(app.features().sites()::endInstallMode);
        app.features().sites().refresh();
        Path table = app.home().resolve("books.csv");
        Files.copy(Path.of("src/test/resources/books/goodbooks-excerpt.csv"), table);
        Arrivals arrivals =
                new Arrivals(app.instance().database(), app.instance().clock(), "en");
        new BookImport(arrivals, message -> message.key(), app.home()).run(table, Progress.SILENT);
        // The index takes changes in by the hundred: what is asked for below may come with different ones.
        awaitFound("/search.json?q=hunger", "Hunger");
        awaitFound("/search?q=tolkien&type=author", "Tolkien</");
        awaitFound("/search?q=harry+potter&type=series", "Harry Potter</");
        awaitFound("/search?q=schoolbooks+box+set", "Harry Potter Schoolbooks Box Set");
    }

    private static void awaitFound(String path, String words) {
        Instant patience = Instant.now().plus(Duration.ofSeconds(30));
        while (!browser.get(path).text().contains(words)) {
            assertThat(Instant.now()).as("patience for the index").isBefore(patience);
            Thread.onSpinWait();
        }
    }

    @AfterParameterizedClassInvocation
    static void close() {
        browser.close();
        app.close();
    }

    @Test
    void aMisspeltTitleIsFoundOnThePage() {
        Document page = browser.open("/search?q=hungr+gaems").html();

        assertThat(page.selectFirst(".book-row .book-title").text()).isEqualTo("The Hunger Games");
        assertThat(page.selectFirst(".book-row .book-by").text()).isEqualTo("Suzanne Collins");
        assertThat(page.selectFirst(".book-row .book-note").text()).isEqualTo("2008 · The Hunger Games 1");
        assertThat(page.selectFirst("#search").attr("value")).isEqualTo("hungr gaems");
    }

    @Test
    void anIsbnLeadsStraightToItsBook() {
        for (String isbn : new String[] {"9780439023481", "978-0-439-02348-1", "0439023483", "439023483"}) {
            Browser.Page answer = browser.get("/search?q=" + isbn);
            assertThat(answer.status()).as(isbn).isEqualTo(303);
            assertThat(answer.location()).as(isbn).startsWith("/book/");
            assertThat(browser.get("/isbn/" + isbn).location()).isEqualTo(answer.location());
        }
    }

    @Test
    void peopleHaveATabOfTheirOwn() {
        app.features()
                .people()
                .founding()
                .create(new Founding.Founder("tehanu", "tehanu@example.org", "a goat and a kettle", "en"), Role.MEMBER);

        Document page = browser.open("/search?q=tehan&type=user").html();
        Document none = browser.open("/search?q=zzz&type=user").html();

        assertThat(page.selectFirst("main h2 a").attr("href")).isEqualTo("/user/tehanu");
        assertThat(page.selectFirst(".tabs [aria-current=page]").text()).isEqualTo("People");
        assertThat(page.text()).doesNotContain("example.org");
        assertThat(none.selectFirst("main").text()).contains("Nobody of that name");
    }

    @Test
    void authorsAndSeriesHaveTabsOfTheirOwn() {
        Document authors = browser.open("/search?q=tolkein&type=author").html();
        assertThat(authors.selectFirst(".name-rows .book-title").text()).isEqualTo("J.R.R. Tolkien");
        assertThat(authors.selectFirst(".name-rows .book-note").text()).contains("books: ");
        assertThat(authors.selectFirst(".tabs [aria-current=page]").text()).isEqualTo("Authors");

        Document series = browser.open("/search?q=hary+poter&type=series").html();
        assertThat(series.selectFirst(".name-rows .book-title").text()).isEqualTo("Harry Potter");
    }

    @Test
    void resultsComeInPages() {
        Document first = browser.open("/search?q=the").html();
        Document second = browser.open("/search?q=the&page=2").html();

        assertThat(first.select(".book-row")).hasSize(15);
        assertThat(second.select(".book-row")).hasSizeBetween(1, 15);
        assertThat(second.select(".book-row a").eachAttr("href"))
                .doesNotContainAnyElementsOf(first.select(".book-row a").eachAttr("href"));
        assertThat(first.select("nav.pagination a[rel=next]").attr("href")).isEqualTo("/search?q=the&page=2");
        assertThat(browser.open("/search?q=the&page=99999").status()).isEqualTo(200);
    }

    @Test
    void whileSomebodyTypesThereIsAShortList() {
        Document list;
        try (Browser script = app.browser().withHeader("X-Fragment", "suggest")) {
            list = script.get("/search?q=harry+pot").html();
        }

        assertThat(list.select("[role=option]")).hasSizeBetween(3, 7);
        assertThat(list.selectFirst("[role=option] .suggest-title").text()).startsWith("Harry Potter");
        assertThat(list.select("html > head > title, header, footer")).isEmpty();
    }

    @Test
    void nothingFoundSaysSo() {
        assertThat(browser.open("/search?q=qqxzv+wvkkj")
                        .html()
                        .selectFirst(".empty-title")
                        .text())
                .isEqualTo("Nothing like that is here");
        assertThat(browser.open("/search").html().selectFirst(".empty-title").text())
                .isEqualTo("What are you looking for?");
        assertThat(browser.get("/isbn/9780000000002").status()).isEqualTo(404);
    }

    @Test
    void whatIsTypedIsShownAndNotRun() {
        Document page = browser.open("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22%27")
                .html();

        assertThat(page.select("main script, .masthead script")).isEmpty();
        assertThat(page.selectFirst("#search").attr("value")).isEqualTo("<script>alert(1)</script>\"'");
        for (String odd :
                new String[] {"%00", "a%00", "%25", "*", "%22", "%F0%9F%93%9A", "a".repeat(5_000), "AND+OR+NOT"}) {
            for (String tab : new String[] {"", "&type=user", "&type=author", "&type=series"}) {
                assertThat(browser.get("/search?q=" + odd + tab).status())
                        .as(odd + tab)
                        .isIn(200, 400, 414, 431);
            }
        }
    }

    @Test
    void machinesGetBookWyrmsForm() throws IOException {
        JsonNode rows = json("/search.json?q=dune+herbert");

        assertThat(rows.isArray()).isTrue();
        assertThat(rows.size()).isBetween(1, 10);
        JsonNode dune = rows.get(0);
        assertThat(dune.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("title", "key", "view_link", "author", "year", "cover", "confidence");
        assertThat(dune.get("title").asText()).isEqualTo("Dune");
        assertThat(dune.get("key").asText()).matches("http://localhost:\\d+/book/\\d+");
        assertThat(dune.get("author").asText()).contains("Frank Herbert");
        assertThat(dune.get("year").asInt()).isEqualTo(1965);
        assertThat(dune.get("confidence").floatValue()).isGreaterThan(0.5f);
        assertThat(json("/search.json?q=dune&min_confidence=2")).isEmpty();
        assertThat(json("/search.json")).isEmpty();
        assertThat(json("/isbn/9780439023481.json").get(0).get("title").asText())
                .isEqualTo("The Hunger Games");
        assertThat(json("/isbn/nothing.json")).isEmpty();
    }

    @Test
    void browsersLearnHowToSearchHere() {
        Browser.Page description = browser.get("/opensearch.xml");

        assertThat(description.type()).startsWith("application/opensearchdescription+xml");
        assertThat(description.text()).contains("/search?q={searchTerms}");
        assertThat(browser.open("/search").html().select("link[rel=search]")).hasSize(1);
    }

    private JsonNode json(String path) throws IOException {
        return new ObjectMapper().readTree(browser.get(path).bytes());
    }
}
