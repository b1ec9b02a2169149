package social.lindworm.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.web.Browser;

@OnBothDatabases
class StoragePageTest {

    private static final String STORAGE = "/settings/storage";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AdminHouse house;
    private final Browser ada;

    StoragePageTest(Engine engine) {
        house = new AdminHouse(engine);
        ada = house.as("ada");
    }

    @AfterEach
    void close() {
        house.close();
    }

    /// The page once the check has ended, reloaded as a browser does.
    private Document afterwards(Browser browser) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Browser.Page page = browser.get(STORAGE);
        while (!page.header("Refresh").isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            page = browser.get(STORAGE);
        }
        return page.html();
    }

    @Test
    void beforeTheFirstCheckThereIsOnlyTheButton() {
        Document page = ada.get(STORAGE).html();

        assertThat(page.select("form[action=/settings/storage/check] button").text())
                .isEqualTo("Check now");
        assertThat(page.select(".check-line")).isEmpty();
    }

    @Test
    void theButtonTriesTheFolderOutAndThePageKeepsWhatCame() {
        assertThat(ada.post(STORAGE + "/check").location()).isEqualTo(STORAGE);

        Document page = afterwards(ada);

        assertThat(page.select(".check-line")).hasSize(6);
        assertThat(page.select("[role=status]").text()).contains("5 ok, 0 failed, 0 warnings, 1 skipped");
        assertThat(page.select("main").text())
                .contains("can be written", "there are no AWS_* keys in .env; files stay in the folder");
        assertThat(ada.get(STORAGE).html().select(".check-line")).hasSize(6);
    }

    @Test
    void aSecondCheckTakesThePlaceOfTheFirst() {
        ada.post(STORAGE + "/check");
        afterwards(ada);

        ada.post(STORAGE + "/check");
        afterwards(ada);

        Document page = ada.get(STORAGE).html();
        long kept = house.app()
                .instance()
                .database()
                .read(handle -> handle.createQuery("select count(*) from storage_check")
                        .mapTo(long.class)
                        .one());
        assertThat(page.select(".check-line")).hasSize(6);
        assertThat(kept).isEqualTo(1);
    }
}
