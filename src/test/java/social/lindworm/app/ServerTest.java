package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.web.Browser;

@OnBothDatabases
class ServerTest {

    private final Engine engine;

    ServerTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void aNewServerSaysThatItIsWell() {
        try (TestApp app = TestApp.start(engine);
                Browser browser = app.browser()) {
            Browser.Page page = browser.get("/health");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("\"status\":\"ok\"");
        }
    }
}
