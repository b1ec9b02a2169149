package social.lindworm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.config.WebConfig;

class WebServerTest {

    @TempDir
    private Path uploads;

    private WebServer server;
    private Browser browser;

    private static Viewer reader(Set<Permission> permissions) {
        return new Viewer(
                1, "ada", "Ada", Optional.empty(), permissions, Locale.ENGLISH, ZoneOffset.UTC, Theme.AUTO, 1);
    }

    @BeforeEach
    void start() {
        WebConfig config = TestWeb.config(TestWeb.freePort());
        ViewerSource viewers = (token, locale) -> switch (token) {
            case "ada" -> Optional.of(reader(Set.of()));
            case "editor" -> Optional.of(reader(Set.of(Permission.EDIT_BOOK)));
            default -> Optional.empty();
        };
        server = TestWeb.start(config, viewers, uploads, router -> {
            router.get(
                    "/open",
                    Access.PUBLIC,
                    visit -> visit.context().result("hello " + visit.viewer().localname()));
            router.get("/mine", Access.SIGNED_IN, visit -> visit.context().result("yours"));
            router.get(
                    "/edit",
                    Access.may(Permission.EDIT_BOOK),
                    visit -> visit.context().result("edit"));
            router.get("/thing/{id}", Access.PUBLIC, visit -> visit.context().result("" + visit.id("id")));
            router.get(
                    "/asked/{what}",
                    Access.PUBLIC,
                    visit -> visit.context()
                            .result(visit.path("what") + "|" + visit.query("q").orElse("nothing")));
            router.get("/broken", Access.PUBLIC, visit -> {
                throw new IllegalStateException("the secret inside");
            });
            router.get("/busy", Access.PUBLIC, visit -> {
                throw new AppException.TooMany("busy", Message.of("web.error.tooMany"));
            });
            router.get("/away", Access.PUBLIC, visit -> visit.redirect("/open", Message.of("web.form.tooLong", 5)));
            router.get(
                    "/flash",
                    Access.PUBLIC,
                    visit -> visit.context()
                            .result(visit.frame()
                                    .flash()
                                    .map(visit.frame()::text)
                                    .orElse("none")));
            router.post(
                    "/echo",
                    Access.PUBLIC,
                    visit -> visit.context().result(visit.form().text("words")));
            router.post(
                    "/file",
                    Access.PUBLIC,
                    visit -> visit.context()
                            .result(visit.form()
                                            .file("it")
                                            .map(file -> "" + file.size())
                                            .orElse("no file")
                                    + visit.form().text("words")));
        });
        browser = new Browser(config.origin());
    }

    @AfterEach
    void stop() {
        browser.close();
        server.close();
    }

    @Test
    void aPublicPageIsForEverybodyAndCarriesTheSecurityHeaders() {
        Browser.Page page = browser.get("/open");

        assertThat(page.text()).isEqualTo("hello ");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aSlashAtTheEndMakesNoDifference() {
        assertThat(browser.get("/open/").status()).isEqualTo(200);
    }

    @Test
    void aPrivatePageSendsVisitorsToSignInAndBack() {
        Browser.Page page = browser.get("/mine?a=1");

        assertThat(page.status()).isEqualTo(303);
        assertThat(page.location()).isEqualTo("/login?next=%2Fmine%3Fa%3D1");
    }

    @Test
    void aSignedInReaderSeesPrivatePagesButNotThoseOfOtherRoles() {
        browser.withHeader("Cookie", "session=ada");

        assertThat(browser.get("/mine").text()).isEqualTo("yours");
        assertThat(browser.get("/edit").status()).isEqualTo(403);
    }

    @Test
    void aPermissionOpensItsPages() {
        browser.withHeader("Cookie", "session=editor");

        assertThat(browser.get("/edit").text()).isEqualTo("edit");
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        assertThat(browser.postFrom("https://evil.example", "/echo", "words", "x")
                        .status())
                .isEqualTo(403);
        assertThat(browser.post("/echo", "words", "fine").text()).isEqualTo("fine");
    }

    @Test
    void whatTheBrowserSaysAboutTheSiteCountsMoreThanTheOrigin() {
        browser.withHeader("Sec-Fetch-Site", "cross-site");

        assertThat(browser.post("/echo", "words", "x").status()).isEqualTo(403);
    }

    @Test
    void controlCharactersAreTakenOutOfWhatWasTyped() {
        assertThat(browser.post("/echo", "words", "  a\u0000b\u0007\nc  ").text())
                .isEqualTo("ab\nc");
    }

    @Test
    void whatTurnsTheDirectionOfTheLineIsTakenOutOfWhatWasTyped() {
        assertThat(browser.post("/echo", "words", "a\u202eb\u2066c\u200fd \u05d0")
                        .text())
                .isEqualTo("abc\u200fd \u05d0");
    }

    @Test
    void controlCharactersAreTakenOutOfAddresses() {
        assertThat(browser.get("/asked/x%07y?q=+a%00b+").text()).isEqualTo("xy|ab");
        assertThat(browser.get("/asked/x?q=%00").text()).isEqualTo("x|nothing");
    }

    @Test
    void whatCannotBeReadIsTheAskersMistake() throws Exception {
        String form = "application/x-www-form-urlencoded";
        assertThat(List.of(
                        statusOf("GET /asked/x?q=%zz HTTP/1.1", ""),
                        statusOf("GET /asked/x?q=%e HTTP/1.1", ""),
                        statusOf("GET /asked/%zz HTTP/1.1", ""),
                        statusOf("POST /echo HTTP/1.1", "words=a", form + "; charset=nope"),
                        statusOf("POST /echo HTTP/1.1", "words=a", form + "; charset=a b"),
                        statusOf("POST /echo HTTP/1.1", "words=%zz", form),
                        statusOf("POST /echo HTTP/1.1", "words=a", "multipart/form-data")))
                .allMatch(status -> status == 200 || status == 400);
    }

    @Test
    void whatIsNoRequestAtAllIsAnsweredByAPageOfOurs() throws Exception {
        for (String request : List.of(
                "GET /asked/%zz HTTP/1.1",
                "GET /asked/%00 HTTP/1.1",
                "GET /a\u0000b HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /asked/..;/x HTTP/1.1",
                "GET /asked\\..\\x HTTP/1.1",
                "GET / HTTP/3.0",
                "GET / HTTP/1.1\r\nX-Long: " + "x".repeat(20_000))) {
            String answer = answerTo(request, "");

            assertThat(Integer.parseInt(answer.substring(9, 12)))
                    .as(request)
                    .isBetween(400, 505)
                    .isNotEqualTo(500);
            assertThat(answer)
                    .as(request)
                    .contains("We could not make sense of that request", "Content-Security-Policy")
                    .doesNotContain("badMessage", "URI:");
        }
    }

    private int statusOf(String request, String body, String... type) throws IOException {
        return Integer.parseInt(answerTo(request, body, type).substring(9, 12));
    }

    private String answerTo(String request, String body, String... type) throws IOException {
        String head = request + "\r\nHost: localhost:" + server.port() + "\r\nOrigin: http://localhost:" + server.port()
                + "\r\nConnection: close\r\n"
                + (type.length == 0
                        ? ""
                        : "Content-Type: " + type[0] + "\r\nContent-Length: " + body.length() + "\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write((head + "\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void filesArriveWithTheRestOfTheForm() {
        assertThat(browser.upload("/file", "it", "a.txt", new byte[1_000], "words", "x")
                        .text())
                .isEqualTo("1000x");
    }

    @Test
    void aFileBeyondTheLimitIsToldSo() {
        Browser.Page page = browser.upload("/file", "it", "a.txt", new byte[9 << 20], "words", "x");

        assertThat(page.status()).isEqualTo(413);
        assertThat(page.text()).contains("too large");
    }

    @Test
    void aFormBeyondTheLimitIsToldSo() {
        assertThat(browser.post("/echo", "words", "x".repeat(3 << 20)).status()).isEqualTo(413);
    }

    @Test
    void aFailureShowsAReferenceAndNothingOfTheInside() {
        Browser.Page page = browser.get("/broken");

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.text()).doesNotContain("secret", "IllegalState", "at social.");
    }

    @Test
    void unknownPagesAndNumbersThatAreNoneAreNotFound() {
        assertThat(browser.get("/nowhere").status()).isEqualTo(404);
        assertThat(browser.get("/thing/abc").status()).isEqualTo(404);
        assertThat(browser.get("/thing/99999999999999999999").status()).isEqualTo(404);
        assertThat(browser.get("/thing/-1").status()).isEqualTo(404);
        assertThat(browser.get("/thing/7").text()).isEqualTo("7");
    }

    @Test
    void tooOftenSaysWhenToComeBack() {
        Browser.Page page = browser.get("/busy");

        assertThat(page.status()).isEqualTo(429);
        assertThat(page.header("Retry-After")).isNotEmpty();
    }

    @Test
    void errorsSpeakTheBrowsersLanguage() {
        browser.withHeader("Accept-Language", "pt-PT,pt;q=0.9,en;q=0.5");

        assertThat(browser.get("/nowhere").text()).contains("lang=\"pt-BR\"", "não existe");
    }

    @Test
    void programsGetErrorsAsJson() {
        browser.withHeader("Accept", "application/json");

        assertThat(browser.get("/nowhere").text()).startsWith("{\"error\":");
    }

    @Test
    void aFlashIsShownOnce() {
        assertThat(browser.get("/away").location()).isEqualTo("/open");

        assertThat(browser.get("/flash").text()).isEqualTo("Please keep this to 5 characters or fewer.");
        assertThat(browser.get("/flash").text()).isEqualTo("none");
    }

    @Test
    void aForgedFlashIsIgnored() {
        browser.withHeader("Cookie", "flash=eyJrZXkiOiJubyJ9");

        assertThat(browser.get("/flash").text()).isEqualTo("none");
    }

    @Test
    void headAnswersWithoutABody() throws Exception {
        var connection = (java.net.HttpURLConnection) java.net
                .URI
                .create("http://127.0.0.1:" + server.port() + "/open")
                .toURL()
                .openConnection();
        connection.setRequestMethod("HEAD");

        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertThat(connection.getInputStream().readAllBytes()).isEmpty();
    }
}
