package social.lindworm.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.config.Secret;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.media.Move;
import social.lindworm.media.Moves;
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

    private void move(Path target) {
        Moves.Place from = new Moves.Place("", new Secret("file:images"));
        Moves.Place to = new Moves.Place("file:" + target, new Secret("file:" + target));
        assertThat(house.app().instance().moves().begin(from, to, 400)).isTrue();
    }

    @Test
    void aMoveIsShownWithItsProgressAndThePageComesAgainByItself(@TempDir Path target) {
        move(target);
        house.app().instance().moves().beat(100, 3 << 20);
        house.app()
                .instance()
                .database()
                .change(handle -> handle.execute("update media_move set beat = beat + 3600000"));

        Browser.Page page = ada.get(STORAGE);

        assertThat(page.header("Refresh")).isEqualTo("3");
        assertThat(page.html().select("progress").attr("value")).isEqualTo("100");
        assertThat(page.html().select("section[aria-labelledby=move]").text())
                .contains("the folder of this machine", "file:" + target, "100 of about 400 files", "3 MiB sent");
    }

    @Test
    void aMoveThatRestsSaysWhatToDoNext(@TempDir Path target) {
        move(target);
        house.app().instance().moves().rest("some files could not be brought over");
        assertThat(commands()).containsExactly("./bw-dev storage migrate --to URL", "./bw-dev storage migrate --abort");
        assertThat(ada.get(STORAGE).html().select("p[lang=en]").text()).contains("could not be brought over");

        Move move = house.app().instance().moves().current().orElseThrow();
        assertThat(house.app().instance().moves().go(move, Move.Phase.SWITCHED)).isTrue();
        house.app().instance().moves().rest("");
        assertThat(commands()).containsExactly("./bw-dev storage migrate --finish", "./bw-dev storage migrate --abort");
        assertThat(ada.get(STORAGE).header("Refresh")).isEmpty();
    }

    private List<String> commands() {
        return ada.get(STORAGE)
                .html()
                .select("section[aria-labelledby=move] code")
                .eachText();
    }
}
