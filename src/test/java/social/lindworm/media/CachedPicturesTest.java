package social.lindworm.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.common.Progress;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.media.image.TestImages;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.migrate.FallbackStore;
import social.lindworm.storage.migrate.RoutedStore;
import social.lindworm.web.OneAnswer;
import social.lindworm.web.view.Picture;

/// Pictures that were fetched from an address, among all others and in a store of their own.
@OnBothDatabases
class CachedPicturesTest {

    private static final String BASE = "https://cache.example/images/";

    private final MediaFixture fixture;
    private final OneAnswer source = new OneAnswer(200, "image/jpeg", TestImages.jpeg(300, 450));

    CachedPicturesTest(Engine engine) {
        fixture = MediaFixture.keepingRemote(engine, Duration.ofDays(30));
    }

    @AfterEach
    void close() {
        source.close();
        fixture.close();
    }

    private MediaId fetched() {
        return fixture.fetched(source.address());
    }

    private Optional<Picture> shown(MediaId id) {
        return Optional.ofNullable(fixture.library.pictures(List.of(id.value())).get(id.value()));
    }

    private String link(MediaId id) {
        return shown(id).orElseThrow().fallback();
    }

    private void askAndFetch(MediaId id) {
        assertThat(shown(id)).isEmpty();
        fixture.media.noteUse();
        fixture.runJobs();
    }

    /// As a server of an older version left it: fetched, and kept like an upload.
    private MediaId keptLikeAnUpload() {
        MediaId id = fixture.kept(MediaKind.COVER, TestImages.jpeg(300, 450));
        fixture.runJobs();
        fixture.database.change(
                handle -> handle.execute("update media set source = ? where id = ?", source.address(), id.value()));
        return id;
    }

    @Test
    void whatIsFetchedHasKeysOfItsOwnAndWhatIsUploadedHasNot() {
        fetched();
        assertThat(fixture.keys()).hasSize(13).allMatch(key -> key.startsWith("cached/"));
        assertThat(fixture.keys())
                .anyMatch(key -> key.matches("cached/covers/[0-9a-f-]{36}\\.jpg"))
                .anyMatch(key -> key.matches("cached/thumbnails/covers/[0-9a-f-]{36}/80\\.webp"));

        fixture.kept(MediaKind.COVER, TestImages.jpeg(300, 450));
        fixture.runJobs();

        assertThat(fixture.keys()).filteredOn(key -> !key.startsWith("cached/")).hasSize(13);
    }

    @Test
    void inAStoreOfTheirOwnNothingOfThemIsAmongTheOthersAndPagesLinkThere() {
        fixture.cacheIn(Optional.of("cache"));
        MediaId fetched = fetched();
        MediaId uploaded = fixture.kept(MediaKind.COVER, TestImages.jpeg(300, 450));
        fixture.runJobs();

        assertThat(MediaFixture.keys(fixture.cache)).hasSize(13).allMatch(key -> key.startsWith("cached/"));
        assertThat(fixture.keys()).hasSize(13).noneMatch(key -> key.startsWith("cached/"));
        assertThat(link(fetched)).startsWith(BASE + "cached/thumbnails/covers/");
        assertThat(shown(fetched).orElseThrow().lasting()).startsWith("/images/cached/thumbnails/covers/");
        assertThat(link(uploaded)).startsWith("/images/thumbnails/covers/");
        ObjectKey key = new ObjectKey(link(fetched).substring(BASE.length()));
        assertThat(fixture.library.address(key)).map(Object::toString).hasValue(link(fetched));
    }

    @Test
    void addressesOfAConnectorAreNotPutBeforeThem() {
        fixture.cacheIn(Optional.of("cache"));
        MediaId fetched = fetched();

        Picture picture = fixture.library
                .pictures(List.of(fetched.value()), "https://cdn.example/")
                .get(fetched.value());

        assertThat(picture.fallback()).startsWith(BASE);
    }

    @Test
    void theyGoFromThereAndComeBackThere() throws Exception {
        fixture.cacheIn(Optional.of("cache"));
        MediaId id = fetched();
        List<String> before = MediaFixture.keys(fixture.cache);
        rest();

        assertThat(MediaFixture.keys(fixture.cache)).isEmpty();
        askAndFetch(id);

        assertThat(MediaFixture.keys(fixture.cache)).isEqualTo(before);
        assertThat(fixture.keys()).isEmpty();
        assertThat(link(id)).startsWith(BASE);
    }

    private void rest() throws Exception {
        for (int times = 0; times < 2; times++) {
            fixture.media.recurringJobs(List.of()).getLast().run();
            fixture.runJobs();
            fixture.clock.turn(Duration.ofDays(31));
        }
        fixture.media.recurringJobs(List.of()).getLast().run();
        fixture.runJobs();
    }

    @Test
    void whatWasFetchedBeforeIsStillShownByThisServerAndGoesFromWhereItLies() throws Exception {
        MediaId id = fetched();
        fixture.cacheIn(Optional.of("cache"));

        assertThat(link(id)).startsWith("/images/cached/");
        assertThat(wrong()).isEmpty();
        rest();
        assertThat(fixture.keys()).isEmpty();
        askAndFetch(id);
        assertThat(fixture.keys()).isEmpty();
        assertThat(MediaFixture.keys(fixture.cache)).hasSize(13);
    }

    @Test
    void whatAnOlderVersionKeptLikeAnUploadGetsAKeyOfItsOwnWhenItComesBack() throws Exception {
        MediaId id = keptLikeAnUpload();
        assertThat(link(id)).startsWith("/images/thumbnails/");

        rest();
        assertThat(fixture.keys()).isEmpty();
        askAndFetch(id);

        assertThat(fixture.keys()).hasSize(13).allMatch(key -> key.startsWith("cached/"));
        assertThat(link(id)).startsWith("/images/cached/thumbnails/");
    }

    @Test
    void healingFetchesItWhereNewOnesGoAndLeavesNothingBehind() throws IOException {
        MediaId id = keptLikeAnUpload();
        fixture.cacheIn(Optional.of("cache"));
        fixture.store.delete(new ObjectKey(fixture.keys().getFirst()));
        fixture.clock.turn(Duration.ofMinutes(1));

        Healing.Outcome outcome = fixture.media.healing().heal(id, new Healing.Places(inUse(), List.of(), true));

        assertThat(outcome).isEqualTo(new Healing.Outcome(true, "fetched again from " + source.address()));
        assertThat(fixture.keys()).isEmpty();
        assertThat(MediaFixture.keys(fixture.cache)).hasSize(13);
        assertThat(wrong()).isEmpty();
    }

    @Test
    void aStoreThatTheSettingsNameNoMoreCostsAnotherFetchAndNothingElse() throws IOException {
        fixture.cacheIn(Optional.of("cache"));
        MediaId asked = fetched();
        MediaId unasked = fetched();
        fixture.cacheIn(Optional.empty());
        fixture.library.forget(asked);
        fixture.library.forget(unasked);

        assertThat(wrong()).isEmpty();
        askAndFetch(asked);

        assertThat(link(asked)).startsWith("/images/cached/");
        assertThat(fixture.keys()).hasSize(13).allMatch(key -> key.startsWith("cached/"));
        fixture.cacheIn(Optional.of("cache"));
        assertThat(link(unasked)).startsWith(BASE);
    }

    @Test
    void ifTheSourceIsGoneThenItIsAskedAgainTomorrow() {
        fixture.cacheIn(Optional.of("cache"));
        MediaId id = fetched();
        fixture.cacheIn(Optional.of("other"));
        fixture.library.forget(id);
        OneAnswer gone = new OneAnswer(404, "text/plain", new byte[0]);
        fixture.database.change(handle -> handle.execute("update media set source = ?", gone.address()));

        askAndFetch(id);
        gone.close();

        assertThat(new MediaInventory(fixture.database).contents().resting()).isEqualTo(1);
    }

    @Test
    void ifItsStoreIsAwayThenItIsCalledBackAnotherDay() {
        fixture.cacheIn(Optional.of("cache"));
        MediaId id = fetched();
        fixture.cacheIn(Optional.of("other"));
        fixture.library.forget(id);
        fixture.cache.close();

        askAndFetch(id);
        assertThat(new MediaInventory(fixture.database).contents().resting()).isEqualTo(1);
        fixture.cacheIn(Optional.empty());
        fixture.clock.turn(Duration.ofDays(1).plusMinutes(1));
        assertThat(shown(id)).isEmpty();
        fixture.media.noteUse();
        assertThat(new MediaInventory(fixture.database).contents().waiting()).isEqualTo(1);
        fixture.runJobsLater(Duration.ofDays(1));

        assertThat(shown(id)).isPresent();
    }

    @Test
    void whatCameWithABackupIsShownFromWhereItWasBrought() {
        fixture.cacheIn(Optional.of("cache"));
        MediaId id = fetched();
        fixture.cacheIn(Optional.of("other"));

        fixture.library.forget(id);
        fixture.database.change(handle -> MediaMove.allCame(handle, "", Optional.of("other")));
        assertThat(link(id)).startsWith("https://other.example/images/cached/");

        fixture.library.forget(id);
        fixture.database.change(handle -> MediaMove.allCame(handle, "", Optional.empty()));
        assertThat(link(id)).startsWith("/images/cached/");
    }

    @Test
    void copiesMadeAnewBringThePictureAlong() {
        MediaId id = fetched();
        fixture.cacheIn(Optional.of("cache"));

        fixture.media.thumbnails().generate(true, Progress.SILENT);

        assertThat(MediaFixture.keys(fixture.cache)).hasSize(13);
        assertThat(link(id)).startsWith(BASE);
    }

    @Test
    void whatIsDiscardedGoesFromBothStores() {
        MediaId before = fetched();
        fixture.cacheIn(Optional.of("cache"));
        MediaId now = fetched();

        fixture.library.discard(before);
        fixture.library.discard(now);
        fixture.runJobs();

        assertThat(fixture.keys()).isEmpty();
        assertThat(MediaFixture.keys(fixture.cache)).isEmpty();
    }

    @Test
    void theyAreCountedByThemselves() {
        fixture.cacheIn(Optional.of("cache"));
        fetched();
        fixture.kept(MediaKind.COVER, TestImages.jpeg(300, 450));
        fixture.runJobs();

        MediaInventory.Contents contents = new MediaInventory(fixture.database).contents();

        assertThat(contents.amounts())
                .extracting(
                        MediaInventory.Amount::cached, MediaInventory.Amount::copies, MediaInventory.Amount::objects)
                .containsExactly(
                        tuple(false, false, 1L),
                        tuple(true, false, 1L),
                        tuple(false, true, 12L),
                        tuple(true, true, 12L));
        assertThat(contents.places())
                .containsExactly(new MediaInventory.Lying("", false, 1), new MediaInventory.Lying("cache", true, 1));
        assertThat(contents.notAt("")).isZero();
    }

    @Test
    void filesThatNoRowKnowsAreOurOrphansThere() throws IOException {
        fixture.cacheIn(Optional.of("cache"));
        MediaId id = fetched();
        fixture.database.change(handle -> handle.execute("delete from media_file where media_id = ?", id.value()));

        assertThat(wrong()).hasSize(13).allMatch(found -> found instanceof Discrepancy.Orphan orphan && orphan.ours());
    }

    @Test
    void whatIsMissingThereIsMissed() throws IOException {
        fixture.cacheIn(Optional.of("cache"));
        fetched();
        try (var all = fixture.cache.list(KeyRange.ALL)) {
            all.map(ObjectInfo::key).toList().forEach(fixture.cache::delete);
        }

        assertThat(wrong()).hasSize(13).allMatch(Discrepancy.Missing.class::isInstance);
    }

    private ObjectStore inUse() {
        return fixture.publication.cached().isPresent()
                ? new RoutedStore("cached/", new FallbackStore(fixture.cache, fixture.store), fixture.store)
                : fixture.store;
    }

    private List<Discrepancy> wrong() throws IOException {
        List<Discrepancy> found = new ArrayList<>();
        MediaVerification.Places places = new MediaVerification.Places(
                inUse(),
                Optional.empty(),
                fixture.publication
                        .cached()
                        .map(cache -> Set.of("", cache.place()))
                        .orElse(Set.of("")));
        new MediaVerification(fixture.database, places, fixture.clock).run(found::add);
        return found;
    }
}
