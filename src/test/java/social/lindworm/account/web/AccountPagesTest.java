package social.lindworm.account.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.account.AccountId;
import social.lindworm.account.AccountState;
import social.lindworm.account.Invite;
import social.lindworm.account.Invites;
import social.lindworm.account.PeopleRig;
import social.lindworm.account.Person;
import social.lindworm.account.credential.Totp;
import social.lindworm.config.WebConfig;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Role;
import social.lindworm.web.Browser;
import social.lindworm.web.Browser.Page;
import social.lindworm.web.Languages;
import social.lindworm.web.Messages;
import social.lindworm.web.SiteIdentity;
import social.lindworm.web.Surroundings;
import social.lindworm.web.TestWeb;
import social.lindworm.web.WebServer;

@OnBothDatabases
class AccountPagesTest {

    private static final String PASSWORD = PeopleRig.PASSWORD;

    private final PeopleRig rig;
    private final WebConfig config;
    private final Messages english = Messages.load().get(Languages.ENGLISH);

    @TempDir
    private Path uploads;

    private WebServer server;
    private Browser browser;

    AccountPagesTest(Engine engine) {
        config = TestWeb.config(TestWeb.freePort());
        rig = new PeopleRig(engine, config);
    }

    @BeforeEach
    void start() {
        Surroundings surroundings = new Surroundings(
                config.origin(),
                Messages.load(),
                path -> "/static/" + path,
                () -> new SiteIdentity(
                        "Test",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        rig.sites.current().installMode()));
        AccountRoutes routes = new AccountRoutes(
                rig.people,
                new AccountRoutes.Surroundings(
                        rig.sites,
                        count -> List.of(),
                        rig.avatars,
                        new SetupPage.Facts(config.origin(), "1", "SQLite", Optional.empty(), "mail", false),
                        1 << 20));
        server = WebServer.start(config, surroundings, rig.people.sessions(), List.of(routes), uploads);
        browser = new Browser(config.origin()).withHeader("Accept-Language", "en");
    }

    @AfterEach
    void stop() {
        browser.close();
        server.close();
        rig.close();
    }

    private String text(String key, Object... arguments) {
        return english.text(key, arguments);
    }

    private Page signIn(String name) {
        return browser.post("/login", "login", name, "password", PASSWORD);
    }

    private static void assertKept(Page page, int status, Map<String, String> typed) {
        assertThat(page.status()).isEqualTo(status);
        Document html = page.html();
        typed.forEach((field, value) ->
                assertThat(html.select("[name=" + field + "]").val()).as(field).isEqualTo(value));
        assertThat(html.select("#problems")).isNotEmpty();
        assertThat(html.select("input[type=password]").eachAttr("value")).allMatch(String::isEmpty);
    }

    @Test
    void aFreshInstanceLeadsToItsSetUpAndTakesNoWrongCode() {
        assertThat(browser.get("/").location()).endsWith("/setup");
        assertThat(browser.get("/register").location()).endsWith("/setup");
        assertThat(browser.get("/setup").text()).contains(text("account.setup.warning.mail"));

        String[] typed = {
            "code",
            "WRONG",
            "username",
            "owl",
            "email",
            "owl@mail.example",
            "password",
            PASSWORD,
            "name",
            "Owl's \"books\" <b>",
            "mode",
            "INVITE"
        };
        Page refused = browser.post("/setup/admin", typed);
        assertKept(refused, 422, Map.of("username", "owl", "email", "owl@mail.example", "name", "Owl's \"books\" <b>"));
        assertThat(refused.text()).contains("admin_code");

        typed[1] = rig.sites.adminCode();
        assertThat(browser.post("/setup/admin", typed).status()).isEqualTo(303);
        assertThat(rig.sites.current().identity().name()).isEqualTo("Owl's \"books\" <b>");
        assertThat(rig.sites.current().registration().mode()).isEqualTo(RegistrationMode.INVITE);
        assertThat(browser.get("/preferences/profile").status()).isEqualTo(200);
        assertThat(browser.get("/setup/admin").status()).isEqualTo(303);
    }

    @Test
    void theFrontDoorShowsTheWayInByTheSitesMode() {
        rig.open();
        assertThat(browser.get("/").html().select("form[action=/register]")).hasSize(1);
        rig.registration(RegistrationMode.INVITE_REQUEST, true);
        assertThat(browser.get("/").html().select("form[action=/invite-request]"))
                .hasSize(1);
        rig.registration(RegistrationMode.CLOSED, true);
        assertThat(browser.get("/").html().select("main form[action=/register]"))
                .isEmpty();
        assertThat(browser.get("/register").text()).contains(text("account.landing.closedText"));
    }

    @Test
    void joiningKeepsWhatWasTypedAndEndsSignedIn() {
        rig.open();

        Page refused = browser.post("/register", "username", "no good", "email", "nonsense", "password", "12345678");
        assertKept(refused, 422, Map.of("username", "no good", "email", "nonsense"));
        assertThat(refused.html().select(".error")).hasSize(3);

        Page joined = browser.post("/register", "username", "Heron", "email", "h@mail.example", "password", PASSWORD);
        assertThat(joined.location()).endsWith("/user/Heron");
        assertThat(browser.get("/user/Heron").text()).contains(text("account.profile.ownShelvesEmpty"));
        assertThat(browser.get("/@heron").location()).endsWith("/user/Heron");
        assertThat(browser.get("/user/heron").status()).isEqualTo(301);
        assertThat(browser.get("/user/nobody").status()).isEqualTo(404);
    }

    @Test
    void confirmingTakesAButtonNotJustALink() {
        rig.registration(RegistrationMode.OPEN, true);
        browser.post("/register", "username", "heron", "email", "h@mail.example", "password", PASSWORD);
        assertThat(signIn("heron").text()).contains(text("account.confirm.title"));
        String path = "/confirm-email/" + rig.tokenOfLastMail("/confirm-email/");

        assertThat(browser.get(path).html().select("form[action=" + path + "]")).hasSize(1);
        assertThat(state("heron")).isEqualTo(AccountState.PENDING);
        assertThat(browser.post(path).location()).endsWith("/login");
        assertThat(state("heron")).isEqualTo(AccountState.ACTIVE);
        assertThat(browser.get(path).status()).isEqualTo(410);
        assertThat(signIn("heron").status()).isEqualTo(303);
    }

    private AccountState state(String name) {
        return rig.people.accounts().named(name).map(Person::state).orElseThrow();
    }

    @Test
    void signingInLeadsBackToWhereOneWantedToGoOnThisServerOnly() {
        rig.open();
        rig.people.demands().decline(rig.person("heron"));

        Page closed = browser.get("/preferences/security");
        assertThat(closed.location()).contains("/login?next=");
        assertThat(browser.get(closed.location())
                        .html()
                        .select("input[name=next]")
                        .val())
                .isEqualTo("/preferences/security");
        for (String bad :
                List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)")) {
            try (Browser other = new Browser(config.origin())) {
                assertThat(other.post("/login", "login", "heron", "password", PASSWORD, "next", bad)
                                .location())
                        .isEqualTo("/");
            }
        }
        assertThat(browser.post("/login", "login", "heron", "password", PASSWORD, "next", "/preferences/security")
                        .location())
                .endsWith("/preferences/security");
    }

    @Test
    void aWrongPasswordKeepsTheNameAndTooManyAnswer429() {
        rig.open();
        rig.person("heron");
        for (int i = 0; i < 10; i++) {
            assertKept(browser.post("/login", "login", "heron", "password", "wrong"), 422, Map.of("login", "heron"));
        }

        Page page = signIn("heron");
        assertKept(page, 429, Map.of("login", "heron"));
        assertThat(page.header("Retry-After")).isNotEmpty();
        assertThat(page.text()).contains("15 minutes");
    }

    @Test
    void anotherSitesFormSignsNobodyInOrOut() {
        rig.open();
        rig.person("heron");
        assertThat(browser.postFrom("https://evil.example", "/login", "login", "heron", "password", PASSWORD)
                        .status())
                .isEqualTo(403);
        signIn("heron");
        assertThat(browser.postFrom("https://evil.example", "/logout").status()).isEqualTo(403);
        assertThat(browser.get("/preferences/password").status()).isEqualTo(200);
        browser.post("/logout");
        assertThat(browser.get("/preferences/password").status()).isEqualTo(303);
    }

    @Test
    void theSecondFactorIsSetUpUsedAndTakenAwayInTheBrowser() {
        rig.open();
        AccountId heron = rig.person("heron");
        signIn("heron");
        assertThat(browser.post("/preferences/2fa", "current", "wrong").status())
                .isEqualTo(422);
        Document scan = browser.post("/preferences/2fa", "current", PASSWORD).html();
        assertThat(scan.select("svg.qr")).hasSize(1);
        String secret = scan.select("code.key").text().replace(" ", "");
        assertThat(browser.post("/preferences/confirm-2fa", "code", "000000")
                        .html()
                        .select("svg.qr"))
                .hasSize(1);
        Page codes = browser.post("/preferences/confirm-2fa", "code", Totp.code(secret, rig.clock.instant()));
        List<String> backup = codes.html().select(".codes code").eachText();
        assertThat(backup).hasSize(10);

        browser.post("/logout");
        assertThat(signIn("heron").location()).endsWith("/2fa-check");
        assertThat(browser.get("/preferences/password").status()).isEqualTo(303);
        assertThat(browser.post("/2fa-check", "code", "111111").status()).isEqualTo(422);
        assertThat(browser.post("/2fa-check", "code", backup.get(4)).location()).endsWith("/");
        assertThat(browser.post("/preferences/disable-2fa", "current", PASSWORD).status())
                .isEqualTo(303);
        assertThat(rig.people.secondFactors().status(heron).enabled()).isFalse();
    }

    @Test
    void sessionsAreSeenAndEnded() {
        rig.open();
        rig.person("heron");
        signIn("heron");
        try (Browser other = new Browser(config.origin())) {
            other.post("/login", "login", "heron", "password", PASSWORD);
            Document page = browser.get("/preferences/security").html();
            String end =
                    page.select("form[action^=/preferences/security/logout/]").attr("action");

            assertThat(browser.post(end).status()).isEqualTo(303);
            assertThat(other.get("/preferences/security").location()).contains("/login");
            assertThat(browser.get("/preferences/security").status()).isEqualTo(200);
            assertThat(browser.post("/preferences/security/logout/999999").status())
                    .isEqualTo(303);
            assertThat(browser.post("/preferences/security/logout/x").status()).isEqualTo(404);
        }
    }

    @Test
    void thePageIsEditedAndWhatIsWrongIsKept() {
        rig.open();
        AccountId heron = rig.person("heron");
        signIn("heron");
        String[] fields = {
            "displayName",
            "Grey <i>Heron</i>",
            "summary",
            "I *read*.",
            "language",
            "pt-BR",
            "theme",
            "DARK",
            "zone",
            "America/Recife"
        };
        byte[] picture = {1, 2, 3};

        Page refused = browser.upload("/preferences/profile", "avatar", "evil.exe", picture, fields);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("[name=summary]").text()).isEqualTo("I *read*.");
        assertThat(browser.upload("/preferences/profile", "avatar", "picture.png", picture, fields)
                        .status())
                .isEqualTo(303);

        Document page = browser.get("/user/heron").html();
        assertThat(page.select("h1").text()).isEqualTo("Grey <i>Heron</i>");
        assertThat(page.select(".prose em").text()).isEqualTo("read");
        assertThat(page.select("html").attr("lang")).isEqualTo("pt-BR");
        assertThat(page.select("html").attr("data-theme")).isEqualTo("dark");
        assertThat(rig.people.accounts().find(heron).flatMap(Person::avatar)).contains(1L);
        browser.post("/preferences/profile", "theme", "AUTO", "language", "en", "zone", "", "removeAvatar", "true");
        assertThat(rig.avatars.discarded).containsExactly(1L);

        for (String[] bad : new String[][] {
            {"theme", "PINK"},
            {"theme", "AUTO", "zone", "Mars/Base"},
            {"theme", "AUTO", "language", "tlh"},
            {},
            {"theme", "AUTO", "displayName", "x".repeat(101)}
        }) {
            assertThat(browser.post("/preferences/profile", bad).status()).isEqualTo(422);
        }
    }

    @Test
    void passwordAddressAndResetWorkInTheBrowser() {
        rig.open();
        rig.person("heron");
        signIn("heron");
        String fresh = "two egrets on a wire";
        assertThat(browser.post("/preferences/password", "current", "wrong", "new", fresh, "again", fresh)
                        .status())
                .isEqualTo(422);
        assertThat(browser.post("/preferences/password", "current", PASSWORD, "new", fresh, "again", "other")
                        .status())
                .isEqualTo(422);
        assertThat(browser.post("/preferences/password", "current", PASSWORD, "new", fresh, "again", fresh)
                        .status())
                .isEqualTo(303);
        assertThat(browser.post("/preferences/email", "current", fresh, "email", "grey@mail.example")
                        .status())
                .isEqualTo(303);
        browser.post("/confirm-email/" + rig.tokenOfLastMail("/confirm-email/"));
        assertThat(browser.get("/preferences/email").text()).contains("grey@mail.example");

        browser.post("/logout");
        assertThat(browser.post("/password-reset", "login", "nobody").text()).contains(text("account.reset.sent"));
        assertThat(browser.post("/password-reset", "login", "grey@mail.example").text())
                .contains(text("account.reset.sent"));
        String path = "/password-reset/" + rig.tokenOfLastMail("/password-reset/");
        assertThat(browser.post(path, "new", "short", "again", "short").status())
                .isEqualTo(422);
        assertThat(browser.post(path, "new", PASSWORD, "again", PASSWORD).location())
                .endsWith("/login");
        assertThat(browser.get(path).status()).isEqualTo(410);
        assertThat(signIn("grey@mail.example").status()).isEqualTo(303);
    }

    @Test
    void theDemandForANewPasswordDoesNotTellTheOldOne() {
        rig.open();
        demandPassword(rig.person("heron"));
        signIn("heron");
        String same = text("account.demand.same");
        String[] guess = {"current", "wrong", "new", PASSWORD, "again", PASSWORD};
        String[] repeated = {"current", PASSWORD, "new", PASSWORD, "again", PASSWORD};
        Page unproved = browser.post("/force-password-reset", guess);
        assertThat(unproved.status()).isEqualTo(422);
        assertThat(unproved.text()).doesNotContain(same);
        assertThat(browser.post("/force-password-reset", repeated).text()).contains(same);
        for (int i = 0; i < 10; i++) {
            browser.post("/force-password-reset", guess);
        }
        assertThat(browser.post("/force-password-reset", guess).status()).isEqualTo(429);
    }

    @Test
    void aResetDoesNotSetThePasswordAgainThatIsToBeChanged() {
        rig.open();
        demandPassword(rig.person("heron"));
        browser.post("/password-reset", "login", "heron");
        String path = "/password-reset/" + rig.tokenOfLastMail("/password-reset/");
        String same = text("account.demand.same");

        assertThat(browser.post(path, "new", PASSWORD, "again", "other").text()).doesNotContain(same);
        assertThat(browser.post(path, "new", PASSWORD, "again", PASSWORD).text())
                .contains(same);
    }

    private void demandPassword(AccountId account) {
        rig.database.change(
                handle -> handle.execute("update account set password_demanded = true where id = ?", account.value()));
    }

    @Test
    void nobodyFloodsAnAddressByWantingIt() {
        rig.open();
        rig.person("heron");
        rig.person("egret");
        signIn("heron");
        for (String spelling :
                List.of("Grey@mail.example", "gRey@mail.example", "grEy@mail.example", "greY@mail.example")) {
            assertThat(browser.post("/preferences/email", "current", PASSWORD, "email", spelling)
                            .status())
                    .isEqualTo(303);
        }
        assertThat(browser.post("/preferences/email", "current", PASSWORD, "email", "other@mail.example")
                        .status())
                .isEqualTo(429);
        browser.post("/logout");
        signIn("egret");
        Page flood = browser.post("/preferences/email", "current", PASSWORD, "email", "grey@mail.example");
        assertThat(flood.status()).isEqualTo(429);
        assertThat(flood.header("Retry-After")).isNotEmpty();
        assertThat(rig.mails()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void restingAndLeavingAskForThePassword() {
        rig.open();
        rig.person("owl", Role.ADMIN);
        rig.people.demands().decline(rig.person("heron"));
        signIn("heron");
        assertThat(browser.post("/preferences/deactivate", "current", "wrong").status())
                .isEqualTo(422);
        assertThat(browser.post("/preferences/deactivate", "current", PASSWORD).status())
                .isEqualTo(303);
        assertThat(browser.get("/user/heron").status()).isEqualTo(404);
        assertThat(signIn("heron").location()).endsWith("/preferences/reactivate");
        assertThat(browser.post("/preferences/reactivate").location()).endsWith("/");
        assertThat(browser.get("/user/heron").status()).isEqualTo(200);

        assertThat(browser.post("/preferences/delete", "current", PASSWORD).status())
                .isEqualTo(422);
        assertThat(browser.post("/preferences/delete", "current", PASSWORD, "sure", "true")
                        .status())
                .isEqualTo(303);
        assertThat(browser.get("/preferences/profile").status()).isEqualTo(303);
        assertThat(state("heron")).isEqualTo(AccountState.DELETED);
        signIn("owl");
        assertThat(browser.post("/preferences/delete", "current", PASSWORD, "sure", "true")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void invitesOpenTheFormAndOldOnesSaySo() {
        rig.registration(RegistrationMode.INVITE, false);
        AccountId owl = rig.person("owl", Role.ADMIN);
        Invite invite =
                rig.people.invites().create(owl, new Invites.Terms(Optional.of(Duration.ofDays(1)), Optional.of(1)));

        assertThat(browser.get(invite.path())
                        .html()
                        .select("input[name=invite]")
                        .val())
                .isEqualTo(invite.code());
        String[] fields = {"username", "heron", "email", "h@mail.example", "password", PASSWORD, "invite", invite.code()
        };
        assertThat(browser.post("/register", fields).location()).endsWith("/user/heron");
        assertThat(browser.get(invite.path()).status()).isEqualTo(410);
        assertThat(browser.get("/invite/INVENTED").status()).isEqualTo(410);
        fields[1] = "egret";
        fields[3] = "e@mail.example";
        assertThat(browser.post("/register", fields).status()).isEqualTo(403);
    }

    @Test
    void nonsenseGetsAnAnswerAndNeverAFailure() {
        rig.open();
        rig.person("heron");
        String odd = "\u0000\ud83d\ude00'\"<script>%s${7*7}\n".repeat(40);
        for (String path : List.of(
                "/login",
                "/register",
                "/2fa-check",
                "/confirm-email",
                "/resend-link",
                "/password-reset",
                "/invite-request",
                "/preferences/reactivate",
                "/setup/admin")) {
            assertThat(browser.post(path).status()).as(path).isLessThan(500);
            assertThat(browser.post(
                                    path,
                                    "login",
                                    odd,
                                    "password",
                                    odd,
                                    "username",
                                    odd,
                                    "email",
                                    odd,
                                    "code",
                                    odd,
                                    "answer",
                                    odd,
                                    "name",
                                    odd,
                                    "mode",
                                    odd,
                                    "zone",
                                    odd,
                                    "invite",
                                    odd)
                            .status())
                    .as(path)
                    .isLessThan(500);
        }
        signIn("heron");
        for (String path : List.of(
                "/preferences/profile",
                "/preferences/password",
                "/preferences/email",
                "/preferences/2fa",
                "/preferences/confirm-2fa",
                "/preferences/disable-2fa",
                "/preferences/2fa-backup-codes",
                "/preferences/deactivate",
                "/preferences/delete")) {
            assertThat(browser.post(
                                    path, "current", odd, "email", odd, "new", odd, "again", odd, "sure", "true",
                                    "code", odd)
                            .status())
                    .as(path)
                    .isLessThan(500);
        }
    }
}
