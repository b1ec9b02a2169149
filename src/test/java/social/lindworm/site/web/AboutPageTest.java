package social.lindworm.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.config.WebConfig;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.TestDatabase;
import social.lindworm.site.Site;
import social.lindworm.site.Sites;
import social.lindworm.web.Browser;
import social.lindworm.web.TestWeb;
import social.lindworm.web.WebServer;

class AboutPageTest {

    @Test
    void theTextsAreShownAndLeadToEachOther(@TempDir Path uploads) {
        WebConfig config = TestWeb.config(TestWeb.freePort());
        try (Database database = TestDatabase.fresh(Engine.SQLITE);
                Browser browser = new Browser(config.origin())) {
            Sites sites = new Sites(database, Clock.systemUTC());
            try (WebServer server = WebServer.start(
                    config,
                    TestWeb.surroundings(config, false),
                    (token, locale) -> Optional.empty(),
                    List.of(new AboutPage(sites)),
                    uploads)) {
                assertThat(server.port()).isPositive();
                assertThat(browser.get("/conduct").html().select(".soft").text())
                        .isNotEmpty();

                sites.change(new Site.Identity("Heron Books", "", "By the river", "We *read* <script>x</script>"));
                sites.change(new Site.Texts("Be kind.", "", "below"));

                var about = browser.get("/about").html();
                assertThat(about.select("h1").text()).isEqualTo("About Heron Books");
                assertThat(about.select(".prose em").text()).isEqualTo("read");
                assertThat(about.select(".prose script")).isEmpty();
                assertThat(about.select("main a[href=/conduct]")).hasSize(1);
                assertThat(about.select("main a[href=/privacy]")).isEmpty();
                assertThat(browser.get("/conduct").html().select(".prose").text())
                        .isEqualTo("Be kind.");
            }
        }
    }
}
