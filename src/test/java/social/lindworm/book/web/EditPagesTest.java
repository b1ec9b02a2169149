package social.lindworm.book.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.web.Browser;

@OnBothDatabases
class EditPagesTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

    private final BookSite site;
    private final Browser ada;
    private final Browser bea;

    EditPagesTest(Engine engine) {
        site = BookSite.start(engine);
        ada = site.as("ada");
        bea = site.as("bea");
    }

    @AfterEach
    void close() {
        ada.close();
        bea.close();
        site.close();
    }

    @Test
    void aBookIsAddedByHand() {
        Browser.Page saved = ada.post(
                "/create-book",
                "title",
                "Kindred",
                "add_author",
                "Octavia E. Butler",
                "add_author",
                "",
                "languages",
                "eng, português",
                "subjects",
                "time travel\nslavery",
                "published",
                "1979-06",
                "isbn_13",
                "978-0-439-02348-1",
                "pages",
                "264",
                "physical_format",
                "Hardcover",
                "openlibrary",
                "https://openlibrary.org/books/OL123M/Kindred",
                "note",
                "from my shelf");

        assertThat(saved.status()).isEqualTo(303);
        Document page = ada.get(saved.location()).html();
        assertThat(page.select(".messages").text()).contains("in the catalogue");
        assertThat(page.select(".byline").text()).isEqualTo("by Octavia E. Butler");
        assertThat(page.select(".facts").text())
                .contains("Hardcover", "264", "English, Portuguese", "June 1979", "978-0-439-02348-1", "0439023483");
        assertThat(page.select("a.tag").attr("href")).isEqualTo("https://openlibrary.org/books/OL123M");
    }

    @Test
    void everyMistakeIsNamedAndNothingTypedIsLost() {
        Browser.Page refused = ada.post(
                "/create-book",
                "title",
                "",
                "subtitle",
                "A <b>subtitle</b>",
                "add_author",
                "Octavia E. Butler",
                "add_series_number",
                "3",
                "published",
                "yesterday",
                "isbn_13",
                "9780439023482",
                "pages",
                "many",
                "physical_format",
                "Papyrus",
                "subjects",
                "x".repeat(300));

        assertThat(refused.status()).isEqualTo(422);
        Document page = refused.html();
        assertThat(page.select(".problems li").eachText()).hasSize(7);
        assertThat(page.select(".problems").text()).contains("9780439023481").contains("Number 3 of which series?");
        assertThat(page.select("[name=subtitle]").val()).isEqualTo("A <b>subtitle</b>");
        assertThat(page.select("[name=add_author]").val()).isEqualTo("Octavia E. Butler");
        assertThat(page.select("[name=published]").val()).isEqualTo("yesterday");
        assertThat(page.select("[name=isbn_13]").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void aKnownNameIsAskedAbout() {
        long first =
                add("Kindred", "add_author", "Octavia E. Butler", "add_series", "Patternist", "add_series_number", "1");

        Browser.Page asked = ada.post(
                "/create-book",
                "title",
                "kindred!",
                "add_author",
                "Butler, Octavia E.",
                "add_series",
                "patternist",
                "languages",
                "French");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.html().select("fieldset").size()).isEqualTo(3);
        assertThat(asked.html().select(".choices").text()).contains("wrote Kindred");

        Browser.Page again = submit(ada, asked, "/create-book/confirm");
        assertThat(again.html().select(".problems li").size()).isEqualTo(3);
        assertThat(again.html().select("input[name=languages]").val()).isEqualTo("French");

        Document questions = again.html();
        Browser.Page saved = submit(
                ada,
                again,
                "/create-book/confirm",
                "author_match_0",
                firstChoice(questions, "author_match_0"),
                "series_match_0",
                firstChoice(questions, "series_match_0"),
                "work_match",
                firstChoice(questions, "work_match"));

        assertThat(saved.status()).isEqualTo(303);
        Document editions = ada.open("/book/" + first + "/editions").html();
        assertThat(editions.select(".book-row .book-title").eachText())
                .containsExactlyInAnyOrder("Kindred", "kindred!");
        assertThat(ada.get(saved.location()).html().select(".byline a").attr("href"))
                .startsWith("/author/1");
    }

    @Test
    void somebodyElseOfTheSameNameIsSomebodyElse() {
        add("Kindred", "add_author", "John Smith");

        Browser.Page saved =
                ada.post("/create-book", "title", "Other", "add_author", "John Smith", "author_match_0", "new");

        assertThat(ada.get(saved.location()).html().select(".byline a").attr("href"))
                .startsWith("/author/2");
    }

    @Test
    void oneCanGoBackFromTheQuestions() {
        add("Kindred", "add_author", "Octavia E. Butler");
        Browser.Page asked = ada.post("/create-book", "title", "Dawn", "add_author", "octavia e butler", "pages", "12");

        Document form =
                submit(ada, asked, "/create-book/confirm", "back", "yes").html();

        assertThat(form.select("[name=title]").val()).isEqualTo("Dawn");
        assertThat(form.select("[name=pages]").val()).isEqualTo("12");
        assertThat(form.select("[name=add_author]").val()).isEqualTo("octavia e butler");
    }

    @Test
    void theSecondOfTwoEditorsChooses() {
        long id = add("Kindred", "pages", "264", "subtitle", "Old");
        Browser.Page forAda = ada.get("/book/" + id + "/edit");
        Browser.Page forBea = bea.get("/book/" + id + "/edit");
        submit(ada, forAda, "/book/" + id + "/edit", "pages", "300", "subtitle", "Ada's");

        Browser.Page clash =
                submit(bea, forBea, "/book/" + id + "/edit", "subtitle", "Bea's", "description", "Bea wrote.");

        assertThat(clash.status()).isEqualTo(409);
        Document page = clash.html();
        assertThat(page.select(".page-head").text()).contains("Ada");
        assertThat(page.select("legend").eachText()).containsExactly("Subtitle", "Description", "Pages");
        assertThat(page.select("[name=keep_pages][checked]").val()).isEqualTo("theirs");
        assertThat(page.select("[name=keep_subtitle][checked]").val()).isEqualTo("mine");

        Browser.Page saved = submit(
                bea,
                clash,
                "/book/" + id + "/edit",
                "keep_subtitle",
                "mine",
                "keep_description",
                "mine",
                "keep_pages",
                "theirs");

        assertThat(saved.status()).isEqualTo(303);
        Document book = bea.get("/book/" + id).html();
        assertThat(book.select(".subtitle").text()).isEqualTo("Bea's");
        assertThat(book.select(".prose").text()).isEqualTo("Bea wrote.");
        assertThat(book.select(".facts").text()).contains("300");
    }

    @Test
    void aNumberOfAnotherBookIsRefusedWithItsName() {
        add("Kindred", "isbn_13", "9780439023481");

        Browser.Page refused = ada.post("/create-book", "title", "Dawn", "isbn_10", "0439023483");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select(".problems").text()).contains("Kindred");
    }

    @Test
    void aFailedCoverNeverLosesTheForm() {
        Browser.Page refused = ada.upload(
                "/create-book", "cover_file", "cover.png", "not a picture".getBytes(UTF_8), "title", "Kindred");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("[name=title]").val()).isEqualTo("Kindred");

        Browser.Page elsewhere = ada.upload("/create-book", "cover_file", "cover.png", PNG, "title", "", "pages", "7");
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.html().select("[name=cover]").val()).isEqualTo("100");

        Browser.Page saved = submit(ada, elsewhere, "/create-book", "title", "Kindred");
        assertThat(ada.get(saved.location())
                        .html()
                        .select(".title-page-cover img")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aPictureThatIsNoCoverIsNotTaken() {
        Browser.Page saved = ada.post("/create-book", "title", "Kindred", "cover", "4711");

        assertThat(ada.get(saved.location()).html().select(".title-page-cover img"))
                .isEmpty();
    }

    @Test
    void historyShowsEachEditAndBringsAnyBack() {
        long id = add("Kindred", "pages", "264");
        submit(bea, bea.get("/book/" + id + "/edit"), "/book/" + id + "/edit", "title", "VANDAL", "note", "ha");

        Document history = site.visitor().get("/book/" + id + "/history").html();
        assertThat(history.select("li.panel h2").eachText()).containsExactly("Edited", "Added");
        assertThat(history.select("li.panel").first().text()).contains("Bea", "ha", "VANDAL");
        assertThat(history.select("form[action$=revert]")).isEmpty();

        Browser.Page reverted = ada.post("/book/" + id + "/revert", "number", "1");
        assertThat(reverted.status()).isEqualTo(303);
        assertThat(ada.get("/book/" + id).html().select("h1").text()).isEqualTo("Kindred");
        assertThat(ada.post("/book/" + id + "/revert", "number", "99").status()).isEqualTo(404);
    }

    @Test
    void twoRecordsBecomeOneAndTwoAgain() {
        long kept = add("Kindred", "pages", "264");
        long gone = add("Kindred: a novel", "subjects", "time travel");

        Document preview =
                ada.get("/book/" + kept + "/merge?other=/book/" + gone).html();
        assertThat(preview.select("table.diff").text()).contains("time travel");
        assertThat(ada.post("/book/" + kept + "/merge", "other", "" + gone).status())
                .isEqualTo(303);
        Browser.Page old = ada.get("/book/" + gone);
        assertThat(old.status()).isEqualTo(301);
        assertThat(old.location()).isEqualTo("/book/" + kept);
        assertThat(ada.get("/book/" + gone + "/history").location()).isEqualTo("/book/" + kept + "/history");

        String merge = ada.get("/book/" + kept + "/history")
                .html()
                .select("[name=merge]")
                .val();
        assertThat(ada.post("/book/" + kept + "/unmerge", "merge", merge).location())
                .isEqualTo("/book/" + gone);
        assertThat(ada.get("/book/" + gone).html().select("h1").text()).isEqualTo("Kindred: a novel");

        Browser.Page again = bea.post("/book/" + kept + "/unmerge", "merge", merge);
        assertThat(again.location()).isEqualTo("/book/" + kept + "/history");
        assertThat(bea.get(again.location()).text()).contains("undone already");
    }

    @Test
    void whatCannotBeMergedSaysWhy() {
        long id = add("Kindred");

        for (String other :
                List.of("" + id, "99999", "nonsense", "9780439023481", "/author/1", "999999999999999999999")) {
            Browser.Page page = ada.get("/book/" + id + "/merge?other=" + other);
            assertThat(page.status()).as(other).isEqualTo(422);
            assertThat(page.html().select("[name=other]").val()).isEqualTo(other);
        }
    }

    @Test
    void authorsAndSeriesAreEdited() {
        add("Kindred", "add_author", "Octavia Butler", "add_series", "Patternist", "add_series_number", "2");
        Browser.Page author = submit(
                ada,
                ada.get("/author/1/edit"),
                "/author/1/edit",
                "name",
                "Octavia E. Butler",
                "aliases",
                "Octavia Butler\nO. E. Butler",
                "born",
                "1947-06-22",
                "website",
                "https://example.org/butler",
                "isni",
                "0000 0001 2137 2146");
        Document page = ada.get(author.location()).html();
        assertThat(page.select(".lead").text()).isEqualTo("Also known as Octavia Butler, O. E. Butler");
        assertThat(page.select(".facts").text()).contains("June 22, 1947");
        assertThat(page.select("a.tag").eachAttr("href"))
                .containsExactly("https://example.org/butler", "https://isni.org/isni/0000000121372146");
        assertThat(submit(ada, ada.get("/author/1/edit"), "/author/1/edit", "website", "javascript:alert(1)")
                        .status())
                .isEqualTo(422);

        submit(ada, ada.get("/series/1/edit"), "/series/1/edit", "name", "Patternmaster", "member_number", "3.5");
        Document series = ada.get("/series/1").html();
        assertThat(series.select("h1").text()).isEqualTo("Patternmaster");
        assertThat(series.select(".shelf").text()).contains("Book 3.5");
    }

    @Test
    void anotherEditionBeginsWithWhatTheWorkKnows() {
        long id = add("Kindred", "add_author", "Octavia E. Butler", "first_published", "1979");
        String add = ada.get("/book/" + id)
                .html()
                .select("main a[href^=/create-book]")
                .attr("href");

        Browser.Page form = ada.get(add);

        assertThat(form.html().select("[name=first_published]").val()).isEqualTo("1979");
        Browser.Page saved = submit(ada, form, "/create-book", "title", "Kindred (reissue)");
        assertThat(saved.status()).isEqualTo(303);
        assertThat(ada.open("/book/" + id + "/editions")
                        .html()
                        .select(".book-row")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void nonsenseInEveryFieldIsAnsweredWithoutAnError() {
        long id = add("Kindred");
        String[] nonsense = {"\u0000", "-1", "99999999999999999999", "\uD800", "'; drop table book; --", "<script>", "0"
        };
        for (String value : nonsense) {
            for (String field : List.of(
                    "version",
                    "work_version",
                    "work",
                    "cover",
                    "author",
                    "series",
                    "remove_author",
                    "series_number",
                    "keep_title",
                    "pages",
                    "published",
                    "isbn_13",
                    "openlibrary",
                    "work_match")) {
                Browser.Page page = ada.post("/book/" + id + "/edit", "title", "Kindred", "version", "1", field, value);
                assertThat(page.status()).as(field + "=" + value).isIn(200, 303, 409, 422);
            }
            assertThat(ada.post("/book/" + id + "/revert", "number", value).status())
                    .isIn(303, 404);
            assertThat(ada.post("/book/" + id + "/unmerge", "merge", value).status())
                    .isEqualTo(404);
        }
    }

    private long add(String title, String... fields) {
        List<String> all = new ArrayList<>(List.of("title", title));
        all.addAll(List.of(fields));
        String location = ada.post("/create-book", all.toArray(String[]::new)).location();
        return Long.parseLong(location.split("/")[2]);
    }

    /// Sends the page's form as a browser would, with some fields changed.
    private static Browser.Page submit(Browser browser, Browser.Page page, String action, String... changed) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < changed.length; i += 2) {
            names.add(changed[i]);
        }
        List<String> fields = new ArrayList<>(List.of(changed));
        for (Element input : page.html().select("main form[method=post] [name]")) {
            boolean off = List.of("radio", "checkbox", "file", "submit").contains(input.attr("type"))
                    && !input.hasAttr("checked");
            if (!off && !names.contains(input.attr("name")) && !input.tagName().equals("button")) {
                fields.add(input.attr("name"));
                fields.add(
                        input.tagName().equals("textarea")
                                ? input.wholeText().stripLeading()
                                : input.tagName().equals("select")
                                        ? input.select("[selected]").val()
                                        : input.val());
            }
        }
        return browser.post(action, fields.toArray(String[]::new));
    }

    private static String firstChoice(Document page, String name) {
        return page.select("[name=" + name + "]").first().val();
    }
}
