package social.lindworm.transfer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.account.AccountId;
import social.lindworm.account.PeopleRig;
import social.lindworm.account.Profiles;
import social.lindworm.account.web.AccountRoutes;
import social.lindworm.account.web.SetupPage;
import social.lindworm.book.Contributions;
import social.lindworm.config.MediaConfig;
import social.lindworm.config.WebConfig;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.federation.fetch.FetchConfig;
import social.lindworm.federation.fetch.Fetcher;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.Jobs;
import social.lindworm.jobs.ManualJobs;
import social.lindworm.media.Media;
import social.lindworm.media.MediaKind;
import social.lindworm.media.Publication;
import social.lindworm.media.image.TestImages;
import social.lindworm.site.Site;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.transfer.export.Exports.Asked;
import social.lindworm.transfer.export.web.ExportPage;
import social.lindworm.web.Browser;
import social.lindworm.web.Browser.Page;
import social.lindworm.web.TestWeb;
import social.lindworm.web.Theme;
import social.lindworm.web.WebServer;

@OnBothDatabases
class ExportsTest {

    private static final String PAGE = "/preferences/user-export";
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private final WebConfig config = TestWeb.config(TestWeb.freePort());
    private final PeopleRig rig;
    private final TroubledStore store = new TroubledStore();
    private final Fetcher fetcher = new Fetcher(FetchConfig.of("test"));
    private final Media media;
    private final AccountId heron;
    private final Browser browser = new Browser(config.origin()).withHeader("Accept-Language", "en");
    private Function<ObjectKey, Optional<URI>> signer = _ -> Optional.empty();

    @TempDir
    private Path folder;

    private Exports exports;
    private ManualJobs jobs;
    private WebServer server;

    ExportsTest(Engine engine) {
        rig = new PeopleRig(engine, config).open();
        heron = rig.person("heron");
        Jobs queue = new Jobs(Clock.systemUTC());
        MemoryStore pictures = new MemoryStore(Clock.systemUTC());
        media = new Media(
                new Media.Needs(
                        rig.database, pictures, pictures, () -> Publication.NONE, fetcher, queue, Clock.systemUTC()),
                new MediaConfig(Path.of("unused"), 1 << 21, 5_000_000, false, List.of(), 1));
    }

    @BeforeEach
    void start() {
        exports = new Exports(
                new Exports.Needs(
                        rig.database,
                        rig.clock,
                        new Jobs(Clock.systemUTC()),
                        new ExportPlace(store, key -> signer.apply(key), () -> {}),
                        folder),
                new Archived(
                        config.origin(),
                        rig.people.accounts(),
                        rig.people.profiles(),
                        rig.people.sessions(),
                        new Contributions(rig.database),
                        media.givenPictures()),
                rig.sites);
        jobs = ManualJobs.over(
                rig.database,
                Stream.concat(exports.jobHandlers().stream(), media.jobHandlers().stream())
                        .toArray(JobHandler<?>[]::new));
        AccountRoutes account = new AccountRoutes(
                rig.people,
                new AccountRoutes.Surroundings(
                        rig.sites,
                        count -> List.of(),
                        rig.avatars,
                        new SetupPage.Facts(config.origin(), "1", "SQLite", Optional.empty(), "mail", false),
                        1 << 20));
        server = WebServer.start(
                config,
                TestWeb.surroundings(config, false),
                rig.people.sessions(),
                List.of(account, new ExportPage(exports, rig.clock)),
                folder);
        signIn(browser, "heron");
    }

    @AfterEach
    void stop() {
        browser.close();
        server.close();
        fetcher.close();
        rig.close();
    }

    private static void signIn(Browser browser, String name) {
        assertThat(browser.post("/login", "login", name, "password", PeopleRig.PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    /// @return the path of the archive
    private String made() {
        assertThat(exports.ask(heron)).isEqualTo(new Asked.Begun());
        jobs.runDue();
        return PAGE + "/" + exports.of(heron).getFirst().name();
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void anArchiveHoldsWhatAPersonHasGivenAndNoSecrets() throws IOException {
        rig.people
                .profiles()
                .change(heron, new Profiles.Settings("Grey Heron", "I *read*.", "pt-BR", Theme.DARK, "Europe/Lisbon"));
        media.library().keep(MediaKind.AVATAR, Content.of(TestImages.png(300, 300)), heron.value());
        rig.database.change(handle -> handle.execute("""
                insert into revision (kind, subject_id, number, action, note, editor_id, created, snapshot)
                values ('WORK', 7, 1, 'EDITED', 'a typo', ?, 1000, '{"title":["Tietê"]}')
                """, heron.value()));
        jobs.runDue();

        Page archive = browser.get(made());

        assertThat(archive.status()).isEqualTo(200);
        assertThat(archive.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(archive.header("Content-Disposition")).contains("attachment");
        Map<String, byte[]> files = unpacked(archive.bytes());
        JsonNode json = new JsonMapper().readTree(files.get("archive.json"));
        assertThat(json.at("/profile/displayName").asText()).isEqualTo("Grey Heron");
        assertThat(json.at("/profile/email").asText()).isEqualTo("heron@mail.example");
        assertThat(json.at("/settings/timeZone").asText()).isEqualTo("Europe/Lisbon");
        assertThat(json.at("/sessions")).hasSize(1);
        assertThat(json.at("/edits/0/facts/title/0").asText()).isEqualTo("Tietê");
        String picture = json.at("/pictures/0/file").asText();
        assertThat(picture).startsWith("pictures/avatars/");
        assertThat(files).containsOnlyKeys("README.txt", "archive.json", picture);
        assertThat(json.toString()).doesNotContain("argon2", "token", "hash");
    }

    @Test
    void itsOwnerAloneFetchesItAndParts() {
        String path = made();
        byte[] whole = browser.get(path).bytes();

        Page part = browser.withHeader("Range", "bytes=2-5").get(path);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.bytes()).isEqualTo(java.util.Arrays.copyOfRange(whole, 2, 6));
        rig.person("owl");
        try (Browser owl = new Browser(config.origin());
                Browser nobody = new Browser(config.origin())) {
            signIn(owl, "owl");
            assertThat(owl.get(path).status()).isEqualTo(404);
            assertThat(owl.post(path + "/delete").status()).isEqualTo(404);
            assertThat(owl.get(PAGE).html().select("a[href^=" + PAGE + "/]")).isEmpty();
            assertThat(nobody.get(path).location()).startsWith("/login");
        }
        assertThat(exports.of(heron)).hasSize(1);
    }

    @Test
    void aPrivateBucketIsOpenedByAnAddressSignedAtTheLastMoment() {
        String path = made();
        signer = key -> Optional.of(URI.create("https://bucket.example/" + key + "?X-Amz-Signature=1"));

        Page answer = browser.get(path);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith("https://bucket.example/").contains("X-Amz-Signature");
    }

    @Test
    void aStoreThatIsAwayLeavesTheJobToBeTriedAgainAndThePageSaysSo() {
        store.away(true);
        exports.ask(heron);
        jobs.runDue();

        assertThat(exports.of(heron)).singleElement().matches(AccountExport::troubled);
        assertThat(browser.get(PAGE).text()).contains("tried again by itself");
        assertThat(browser.get(PAGE + "/" + exports.of(heron).getFirst().name()).status())
                .isEqualTo(404);
        store.away(false);
        jobs.later(Duration.ofMinutes(1));

        assertThat(exports.of(heron)).singleElement().matches(AccountExport::ready);
        assertThat(browser.get(PAGE).text()).doesNotContain("tried again by itself");
        String path = PAGE + "/" + exports.of(heron).getFirst().name();
        store.away(true);
        assertThat(browser.get(path).status()).isEqualTo(503);
    }

    @Test
    void onlyOneIsMadeAtATimeAndNotTooOften() {
        assertThat(exports.ask(heron)).isEqualTo(new Asked.Begun());
        assertThat(exports.ask(heron)).isEqualTo(new Asked.Already());
        jobs.runDue();

        assertThat(exports.ask(heron)).isInstanceOf(Asked.TooSoon.class);
        assertThat(browser.post(PAGE).status()).isEqualTo(429);
        browser.post(PAGE + "/" + exports.of(heron).getFirst().name() + "/delete");
        assertThat(exports.ask(heron)).isInstanceOf(Asked.TooSoon.class);
        rig.clock.move(TWO_DAYS);
        assertThat(exports.ask(heron)).isEqualTo(new Asked.Begun());
    }

    @Test
    void takingOneAwayBeforeItIsMadeIsNoWayToAnother() {
        exports.ask(heron);
        exports.delete(heron, exports.of(heron).getFirst().name());

        assertThat(exports.ask(heron)).isInstanceOf(Asked.TooSoon.class);
    }

    @Test
    void whatIsDeletedLeavesTheStoreAlsoWhileItIsBeingMade() {
        String path = made();
        assertThat(store.count()).isEqualTo(1);
        assertThat(Exports.kept(rig.database).archives()).isEqualTo(1);
        assertThat(Exports.kept(rig.database).bytes()).isPositive();
        browser.post(path + "/delete");
        jobs.runDue();
        assertThat(store.count()).isZero();
        assertThat(Exports.kept(rig.database)).isEqualTo(new Exports.Amount(0, 0));
        assertThat(browser.get(path).status()).isEqualTo(404);

        rig.clock.move(TWO_DAYS);
        exports.ask(heron);
        exports.delete(heron, exports.of(heron).getFirst().name());
        jobs.runDue();
        assertThat(store.count()).isZero();
        assertThat(exports.of(heron)).isEmpty();
    }

    @Test
    void anOldArchiveIsTakenAwayAndSoIsThatOfSomebodyWhoLeft() throws Exception {
        made();
        exports.sweep().run();
        jobs.runDue();
        assertThat(store.count()).isEqualTo(1);

        rig.clock.move(Duration.ofDays(8));
        exports.sweep().run();
        jobs.runDue();
        assertThat(store.count()).isZero();
        made();
        rig.people.departures().delete(heron);
        exports.sweep().run();
        jobs.runDue();
        assertThat(store.count()).isZero();
    }

    @Test
    void theSettingsHoldForTheNextQuestionAndForArchivesThatAreThere() throws Exception {
        made();
        rig.clock.move(Duration.ofHours(25));
        rig.sites.change(new Site.Exports(true, 48, 3));
        assertThat(exports.ask(heron)).isInstanceOf(Asked.TooSoon.class);
        assertThat(browser.get(PAGE).text()).contains("kept for 3 days");

        rig.sites.change(new Site.Exports(true, 2, 1));
        exports.sweep().run();
        jobs.runDue();
        assertThat(store.count()).isZero();
        assertThat(exports.ask(heron)).isEqualTo(new Asked.Begun());

        rig.clock.move(Duration.ofDays(60));
        rig.sites.change(new Site.Exports(true, 2, 90));
        exports.sweep().run();
        jobs.runDue();
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void nobodyGetsANewArchiveWhileExportsAreOffButTheOldOnesAreHandedOut() {
        String path = made();
        rig.clock.move(TWO_DAYS);
        rig.sites.change(new Site.Exports(false, 24, 7));

        Page refused = browser.post(PAGE);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("switched exports off");
        assertThat(browser.get(PAGE).html().select("form[action=" + PAGE + "]")).isEmpty();
        assertThat(exports.of(heron)).hasSize(1);
        assertThat(browser.get(path).status()).isEqualTo(200);
        rig.sites.change(new Site.Exports(true, 24, 7));
        assertThat(exports.ask(heron)).isEqualTo(new Asked.Begun());
    }
}
