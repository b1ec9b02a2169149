package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.account.Founding;
import social.lindworm.config.Config;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.site.Role;
import social.lindworm.web.Browser;
import social.lindworm.web.TestWeb;

/// An instance's first day, over the wire: found it, add a book, and see it on the front page.
@OnBothDatabases
class FirstDayTest {

    @TempDir
    private Path home;

    private final Engine engine;

    FirstDayTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void aFounderAddsABookAndVisitorsSeeItOnTheFrontPage() {
        try (TestApp app = TestApp.start(engine);
                Browser founder = app.browser();
                Browser visitor = app.browser()) {
            assertThat(visitor.get("/").location()).isEqualTo("/setup");

            Browser.Page refused = app.found(founder, "WRONG-CODE");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.html().select("input[name=username]").val()).isEqualTo("ada");

            String code = app.features().sites().adminCode();
            assertThat(app.found(founder, code).status()).isEqualTo(303);

            Browser.Page added =
                    founder.post("/create-book", "title", "The Left Hand of the Lindworm", "languages", "en");
            assertThat(added.status()).as(added.text()).isEqualTo(303);
            assertThat(founder.open(added.location()).html().select("h1").text())
                    .isEqualTo("The Left Hand of the Lindworm");

            Browser.Page front = visitor.get("/");
            assertThat(front.status()).isEqualTo(200);
            assertThat(front.text()).contains("The Left Hand of the Lindworm");
        }
    }

    @Test
    void anAdminMadeBeforeTheFirstStartEndsTheSetUp() {
        try (Instance instance = Instance.open(Config.load(
                        home,
                        Map.of("PORT", Integer.toString(TestWeb.freePort()), "DATABASE_URL", TestApp.url(engine))));
                Features features = new Features(instance)) {
            features.people()
                    .founding()
                    .create(new Founding.Founder("ada", "ada@example.org", "correct horse battery", ""), Role.ADMIN);

            assertThat(features.sites().current().installMode()).isFalse();
        }
    }
}
