package social.lindworm.book.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.web.Browser;

/// Everybody who has joined may give a book its cover.
@OnBothDatabases
class CoverPageTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final BookSite site;
    private final Browser member;
    private String book = "";

    CoverPageTest(Engine engine) {
        site = BookSite.start(engine);
        member = site.as("member");
    }

    @BeforeEach
    void add() {
        try (Browser ada = site.as("ada")) {
            String saved = ada.post("/create-book", "title", "Kindred").location();
            book = saved.substring(0, saved.indexOf("/s/"));
        }
    }

    @AfterEach
    void close() {
        member.close();
        site.close();
    }

    private String address() {
        return "/upload-cover/" + book.substring("/book/".length());
    }

    @Test
    void aMemberGivesABookTheCoverItLacks() {
        assertThat(member.get(book).html().select("form[action=" + address() + "]"))
                .hasSize(1);

        Browser.Page saved = member.upload(address(), "cover_file", "cover.png", PNG);

        assertThat(saved.status()).isEqualTo(303);
        assertThat(member.get(saved.location()).html().select(".title-page-cover img"))
                .hasSize(1);
        assertThat(member.get(book).html().select("form[action=" + address() + "]"))
                .isEmpty();
        assertThat(member.get(book + "/history").html().select("li.panel")).hasSize(2);
    }

    @Test
    void aCoverThatIsThereIsChangedByEditorsOnly() {
        member.post(address(), "cover_url", "https://good.example/cover.png");

        assertThat(member.upload(address(), "cover_file", "cover.png", PNG).status())
                .isEqualTo(403);
        try (Browser ada = site.as("ada")) {
            assertThat(ada.upload(address(), "cover_file", "cover.png", PNG).status())
                    .isEqualTo(303);
        }
    }

    @Test
    void whatIsWrongWithAPictureStandsAtTheFieldAndTheAddressStays() {
        Browser.Page refused = member.post(address(), "cover_url", "https://bad.example/cover.png");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("[name=cover_url]").val()).isEqualTo("https://bad.example/cover.png");
        assertThat(refused.html().select("h1").text()).isEqualTo("Kindred");
        assertThat(member.upload(address(), "cover_file", "cover.png", "no picture".getBytes(UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(member.post(address()).status()).isEqualTo(422);
        assertThat(member.get(book + "/history").html().select("li.panel")).hasSize(1);
    }

    @Test
    void aVisitorIsAskedToSignIn() {
        try (Browser visitor = site.visitor()) {
            assertThat(visitor.get(book).html().select("form[action=" + address() + "]"))
                    .isEmpty();
            assertThat(visitor.post(address(), "cover_url", "https://good.example/a.png")
                            .location())
                    .startsWith("/login");
        }
    }
}
