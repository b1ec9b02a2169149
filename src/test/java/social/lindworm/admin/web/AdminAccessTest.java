package social.lindworm.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.site.Role;
import social.lindworm.web.Browser;

/// Every route under `/settings` and `/admin` against every role.
@OnBothDatabases
class AdminAccessTest {

    /// The least role that each needs; `POST` before the path where it is one.
    private static final Map<String, Role> LEAST = Map.ofEntries(
            Map.entry("/settings", Role.MODERATOR),
            Map.entry("/settings/dashboard", Role.MODERATOR),
            Map.entry("/settings/users", Role.MODERATOR),
            Map.entry("/settings/users/local", Role.MODERATOR),
            Map.entry("/settings/users/deleted", Role.MODERATOR),
            Map.entry("/settings/users/1", Role.MODERATOR),
            Map.entry("POST /settings/users/1", Role.MODERATOR),
            Map.entry("POST /settings/users/1/activate", Role.MODERATOR),
            Map.entry("POST /settings/users/1/unsuspend", Role.MODERATOR),
            Map.entry("POST /settings/users/1/delete", Role.MODERATOR),
            Map.entry("POST /settings/users/1/remove-2fa", Role.ADMIN),
            Map.entry("POST /settings/users/1/demand", Role.MODERATOR),
            Map.entry("/settings/force-password-reset", Role.MODERATOR),
            Map.entry("POST /settings/force-password-reset", Role.MODERATOR),
            Map.entry("/settings/invites", Role.MODERATOR),
            Map.entry("POST /settings/invites", Role.MODERATOR),
            Map.entry("POST /settings/invites/1/end", Role.MODERATOR),
            Map.entry("/settings/requests", Role.MODERATOR),
            Map.entry("POST /settings/requests/1/accept", Role.MODERATOR),
            Map.entry("POST /settings/requests/1/ignore", Role.MODERATOR),
            Map.entry("POST /settings/requests/1/notice", Role.MODERATOR),
            Map.entry("/settings/log", Role.MODERATOR),
            Map.entry("/settings/site-settings", Role.OWNER),
            Map.entry("POST /settings/site-settings", Role.OWNER),
            Map.entry("/settings/registration", Role.OWNER),
            Map.entry("/settings/site-registration", Role.OWNER),
            Map.entry("POST /settings/site-registration", Role.OWNER),
            Map.entry("/settings/site-registration-admin", Role.ADMIN),
            Map.entry("POST /settings/site-registration-admin", Role.ADMIN),
            Map.entry("/admin/bookwyrm/connector/", Role.ADMIN),
            Map.entry("/admin/bookwyrm/connector/1/change/", Role.ADMIN),
            Map.entry("POST /admin/bookwyrm/connector/1/change/", Role.ADMIN),
            Map.entry("/settings/storage", Role.ADMIN),
            Map.entry("POST /settings/storage/check", Role.ADMIN),
            Map.entry("/settings/jobs", Role.OWNER),
            Map.entry("/settings/celery", Role.OWNER),
            Map.entry("POST /settings/jobs/1/retry", Role.OWNER),
            Map.entry("POST /settings/jobs/1/give-up", Role.OWNER),
            Map.entry("POST /settings/jobs/retry-all", Role.OWNER),
            Map.entry("POST /settings/jobs/give-up-all", Role.OWNER));

    private static final String REACH = "Your role does not reach far enough";

    private final AdminHouse house;

    AdminAccessTest(Engine engine) {
        house = new AdminHouse(engine);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static Browser.Page ask(Browser browser, String route) {
        return route.startsWith("POST ") ? browser.post(route.substring(5)) : browser.get(route);
    }

    @Test
    void everyRouteOpensToItsRoleAndToNobodyBelow() {
        Map<Role, Browser> browsers = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            String name = role == Role.ADMIN ? "ada" : "the_" + role.name().toLowerCase(Locale.ROOT);
            if (role != Role.ADMIN) {
                house.person(name, role);
            }
            browsers.put(role, house.as(name));
        }
        Browser visitor = house.visitor();
        LEAST.forEach((route, least) -> {
            assertThat(ask(visitor, route).location())
                    .as("a visitor at " + route)
                    .startsWith("/login?next=");
            browsers.forEach((role, browser) -> {
                Browser.Page page = ask(browser, route);
                // Somebody who may use a route may still be refused what they ask there, in other words.
                boolean closed = page.status() == 403 && !page.text().contains(REACH);
                assertThat(closed)
                        .as(role + " at " + route + ": " + page.status())
                        .isEqualTo(!role.atLeast(least));
                assertThat(page.status()).as(role + " at " + route).isLessThan(500);
            });
        });
    }

    @Test
    void aMenuShowsNothingThatIsClosed() {
        house.person("kite", Role.MODERATOR);
        house.person("olga", Role.OWNER);
        house.person("heron", Role.EDITOR);
        for (String name : List.of("kite", "olga", "ada")) {
            Browser browser = house.as(name);
            Document page = browser.get("/settings/dashboard").html();
            assertThat(page.select(".side-menu a").eachAttr("href"))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(path ->
                            assertThat(browser.open(path).status()).as(path).isEqualTo(200));
            assertThat(page.select(".masthead a[href=/settings/dashboard]")).hasSize(1);
        }
        assertThat(house.as("heron").get("/").html().select("a[href^=/settings]"))
                .isEmpty();
    }

    @Test
    void anotherSitesPageChangesNothing() {
        Browser ada = house.as("ada");

        assertThat(ada.postFrom("https://evil.example", "/settings/site-settings", "name", "Owned")
                        .status())
                .isEqualTo(403);
        assertThat(house.site().identity().name()).isEqualTo("Lindworm");
    }

    @Test
    void theDashboardCountsAndTellsEachWhatIsTheirs() {
        house.person("kite", Role.MODERATOR);
        house.app().instance().database().change(handle -> handle.execute("""
                insert into job_failure (job, job_key, payload, error, attempts, gave_up, failed_at)
                values ('test.lost', 'a', '{}', 'x', 3, true, 1000)
                """));

        Document all = house.as("ada").get("/settings/dashboard").html();
        assertThat(all.select(".tile-value").eachText().getFirst()).isEqualTo("2");
        assertThat(all.select(".matter").eachText()).anyMatch(text -> text.contains("1 job was given up"));
        assertThat(all.select(".matter").text()).contains("EMAIL_HOST", "only one admin", "code of conduct");
        assertThat(house.as("kite").get("/settings/dashboard").html().select(".matter"))
                .isEmpty();
    }
}
