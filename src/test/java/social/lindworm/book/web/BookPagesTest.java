package social.lindworm.book.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.lindworm.book.ArrivalBatch;
import social.lindworm.book.AuthorId;
import social.lindworm.book.EditionId;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.book.Isbn;
import social.lindworm.book.PartialDate;
import social.lindworm.book.SeriesId;
import social.lindworm.book.SeriesPlace;
import social.lindworm.book.WorkId;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.web.Browser;

@OnBothDatabases
class BookPagesTest {

    private final BookSite site;
    private final Browser visitor;
    private WorkId work = new WorkId(0);
    private EditionId edition = new EditionId(0);
    private EditionId numbered = new EditionId(0);
    private AuthorId author = new AuthorId(0);
    private SeriesId series = new SeriesId(0);

    BookPagesTest(Engine engine) {
        site = BookSite.start(engine);
        visitor = site.visitor();
    }

    @BeforeEach
    void books() {
        site.catalogue().arrivals().batch(this::addBooks);
    }

    private Void addBooks(ArrivalBatch batch) {
        author = batch.author("Clarice <Lispector>");
        series = batch.series("Rocket & Stars");
        Facts facts = Facts.titled("A Hora da Estrela")
                .with(Field.AUTHORS, author.value())
                .with(Field.LANGUAGES, "Portuguese");
        work = batch.addWork(facts.with(Field.SERIES_PLACES, new SeriesPlace(series.value(), "1").text())
                .with(Field.GOODREADS, "55"));
        edition = batch.addEdition(
                work,
                facts.with(Isbn.of("9780439023481").orElseThrow())
                        .with(Field.DESCRIPTION, "Um *romance*. <script>alert(1)</script>")
                        .with(Field.PUBLISHED, new PartialDate(1977, 10, 26))
                        .with(Field.FORMAT, "Paperback")
                        .with(Field.SUBJECTS, List.of("Rio de Janeiro")));
        batch.addEdition(work, facts.with(Field.TITLE, "The Hour of the Star").with(Field.LANGUAGES, "English"));
        Facts twin = Facts.titled("Laços de Família").with(Field.LIBRARYTHING, "81");
        numbered = batch.addEdition(batch.addWork(twin.with(Field.GOODREADS, "56")), twin.with(Field.GOODREADS, "57"));
        return null;
    }

    @AfterEach
    void close() {
        visitor.close();
        site.close();
    }

    @Test
    void theBookPageSaysWhatIsKnown() {
        Browser.Page page = visitor.get("/book/" + edition.value());

        assertThat(page.status()).isEqualTo(200);
        var html = page.html();
        assertThat(html.select("h1").text()).isEqualTo("A Hora da Estrela");
        assertThat(html.select(".byline a").text()).isEqualTo("Clarice <Lispector>");
        assertThat(html.select(".series-line").text()).isEqualTo("Rocket & Stars, Book 1");
        assertThat(html.select(".prose em").text()).isEqualTo("romance");
        assertThat(html.select("main script")).isEmpty();
        assertThat(html.select("[itemprop=isbn]").text()).isEqualTo("978-0-439-02348-1");
        assertThat(html.select("[itemprop=datePublished]").attr("content")).isEqualTo("1977-10-26");
        assertThat(html.select("link[rel=canonical]").attr("href"))
                .endsWith("/book/" + edition.value() + "/s/a-hora-da-estrela");
        assertThat(html.select("meta[property=og:title]").attr("content")).isEqualTo("A Hora da Estrela");
        assertThat(html.select(".shelf .book-title").text()).isEqualTo("The Hour of the Star");
        assertThat(html.select("a[href$=/edit]")).isEmpty();
        assertThat(page.bytes().length).isLessThan(40_000);
    }

    @Test
    void noTwoLinksToOtherCataloguesHaveTheSameName() {
        var elsewhere = visitor.open("/book/" + numbered.value()).html().select("main a.tag[rel]");

        assertThat(elsewhere.eachText()).containsExactlyInAnyOrder("Goodreads", "Goodreads (the work)", "LibraryThing");
        assertThat(elsewhere.select(":contains(the work)").attr("href")).contains("/work/");
    }

    @Test
    void aWorksAddressShowsItsBestEdition() {
        assertThat(visitor.get("/book/" + work.value()).html().select("h1").text())
                .isEqualTo("A Hora da Estrela");
    }

    @Test
    void anOutdatedReadableAddressIsPutRight() {
        Browser.Page page = visitor.get("/book/" + edition.value() + "/s/old-name");

        assertThat(page.status()).isEqualTo(301);
        assertThat(page.location()).isEqualTo("/book/" + edition.value() + "/s/a-hora-da-estrela");
        assertThat(visitor.get(page.location()).status()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String path : List.of(
                "/book/99999",
                "/book/x",
                "/author/99999",
                "/series/99999",
                "/book/99999/editions",
                "/book/99999/history",
                "/book/99999999999999999999")) {
            assertThat(visitor.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void editionsAreListedAndFiltered() {
        assertThat(visitor.get("/book/" + edition.value() + "/editions").status())
                .isEqualTo(301);
        var all = visitor.open("/book/" + work.value() + "/editions").html();
        assertThat(all.select(".book-row .book-title").eachText())
                .containsExactly("A Hora da Estrela", "The Hour of the Star");

        var english = visitor.get("/book/" + work.value() + "/editions?language=English&q=hour")
                .html();
        assertThat(english.select(".book-row .book-title").eachText()).containsExactly("The Hour of the Star");
        assertThat(english.select("main [name=q]").val()).isEqualTo("hour");
        assertThat(visitor.get("/book/" + work.value() + "/editions?q=%00%27%22&page=-3&format=zzz")
                        .html()
                        .select(".empty-title")
                        .text())
                .isEqualTo("No edition like that");
    }

    @Test
    void authorAndSeriesListTheirBooks() {
        var person = visitor.open("/author/" + author.value() + "/s/x").html();
        assertThat(person.select("h1").text()).isEqualTo("Clarice <Lispector>");
        assertThat(person.select(".shelf .book-title").eachText()).containsExactly("A Hora da Estrela");

        var row = visitor.get("/series/" + series.value()).html();
        assertThat(row.select("h1").text()).isEqualTo("Rocket & Stars");
        assertThat(row.select(".shelf .book-by").eachText()).contains("Book 1");
    }

    @Test
    void pagesSpeakPortugueseToo() {
        Browser brazilian = site.visitor().withHeader("Accept-Language", "pt-BR");

        var html = brazilian.get("/book/" + edition.value()).html();

        assertThat(html.select("[itemprop=datePublished]").text()).isEqualTo("26 de outubro de 1977");
        assertThat(html.select("[itemprop=inLanguage]").text()).isEqualTo("português");
        assertThat(html.select(".facts").text()).contains("Brochura");
        brazilian.close();
    }

    @Test
    void onlyEditorsMayEdit() {
        for (String path : List.of(
                "/create-book",
                "/book/" + edition.value() + "/edit",
                "/author/" + author.value() + "/edit",
                "/series/" + series.value() + "/merge")) {
            assertThat(visitor.get(path).status()).as(path).isEqualTo(303);
            try (Browser member = site.as("member")) {
                assertThat(member.get(path).status()).as(path).isEqualTo(403);
            }
        }
        try (Browser member = site.as("member")) {
            assertThat(member.post("/book/" + edition.value() + "/edit", "title", "x")
                            .status())
                    .isEqualTo(403);
            assertThat(member.post("/book/" + edition.value() + "/revert", "number", "1")
                            .status())
                    .isEqualTo(403);
        }
    }
}
