package social.lindworm.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.media.image.TestImages;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.wrapper.ForwardingStore;
import social.lindworm.storage.wrapper.HeldOpen;
import social.lindworm.web.OneAnswer;
import social.lindworm.web.view.Picture;

/// Pictures of which files were lost, and where they can be had again.
@OnBothDatabases
class HealingTest {

    private final MediaFixture fixture;
    private final MemoryStore mirror;

    HealingTest(Engine engine) {
        fixture = new MediaFixture(engine);
        mirror = new MemoryStore(fixture.clock);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private MediaId cover() {
        MediaId id = fixture.kept(MediaKind.COVER, TestImages.jpeg(300, 450));
        fixture.runJobs();
        return id;
    }

    private List<ObjectKey> keys(String prefix) {
        return fixture.store.list(KeyRange.of(prefix)).map(info -> info.key()).toList();
    }

    private Healing.Outcome heal(MediaId id) {
        return healWith(id, new HeldOpen(mirror));
    }

    private List<Discrepancy> wrong() throws IOException {
        List<Discrepancy> found = new ArrayList<>();
        new MediaVerification(
                        fixture.database,
                        new MediaVerification.Places(fixture.store, Optional.empty(), ""),
                        fixture.clock)
                .run(found::add);
        return found;
    }

    @Test
    void lostAndSpoiltCopiesAreMadeAgainFromThePictureItself() throws IOException {
        MediaId id = cover();
        fixture.store.delete(keys("thumbnails/").getFirst());
        fixture.store.put(keys("thumbnails/").getLast(), Content.of(new byte[3]), Attributes.of("image/webp"));

        Healing.Outcome outcome = heal(id);

        assertThat(outcome).isEqualTo(new Healing.Outcome(true, "the smaller copies made again"));
        assertThat(wrong()).isEmpty();
    }

    @Test
    void aLostPictureComesFromTheMirror() throws IOException {
        MediaId id = cover();
        keys("").forEach(key -> MediaMove.bring(fixture.store, mirror, key));
        keys("").forEach(fixture.store::delete);

        Healing.Outcome outcome = heal(id);

        assertThat(outcome.whole()).isTrue();
        assertThat(outcome.told()).endsWith("files brought from the mirror");
        assertThat(wrong()).isEmpty();
    }

    @Test
    void aMirrorThatHasItSpoiltIsNotBelieved() throws IOException {
        MediaId id = cover();
        ObjectKey master = keys("covers/").getFirst();
        mirror.put(master, Content.of(new byte[3]), Attributes.of("image/jpeg"));
        fixture.store.delete(master);

        Healing.Outcome outcome = heal(id);

        assertThat(outcome.whole()).isFalse();
        assertThat(outcome.told()).contains("is lost");
        assertThat(wrong()).hasSize(1);
    }

    @Test
    void aLostPictureIsFetchedAgainFromWhereItCameFromThoughItBecameAnother() throws IOException {
        OneAnswer first = new OneAnswer(200, "image/jpeg", TestImages.jpeg(300, 450));
        MediaId id = MediaFixture.id(fixture.library.keep(MediaKind.COVER, first.address(), 0));
        fixture.runJobs();
        first.close();
        keys("").forEach(fixture.store::delete);
        assertThat(heal(id).told()).startsWith("could not be fetched again from " + first.address());
        fixture.clock.turn(Duration.ofMinutes(1));

        OneAnswer second = new OneAnswer(200, "image/png", TestImages.png(200, 300));
        fixture.database.change(handle -> handle.execute("update media set source = ?", second.address()));
        Healing.Outcome outcome = heal(id);
        second.close();

        assertThat(outcome.told()).isEqualTo("fetched again from " + second.address());
        assertThat(outcome.whole()).isTrue();
        assertThat(wrong()).isEmpty();
        assertThat(fixture.library.pictures(List.of(id.value())).get(id.value()))
                .extracting(Picture::width)
                .isEqualTo(200);
    }

    @Test
    void whatIsNoPictureAnyMoreChangesNothing() throws IOException {
        OneAnswer server = new OneAnswer(200, "image/jpeg", TestImages.jpeg(300, 450));
        MediaId id = MediaFixture.id(fixture.library.keep(MediaKind.COVER, server.address(), 0));
        fixture.runJobs();
        server.close();
        fixture.store.delete(keys("cached/covers/").getFirst());
        fixture.clock.turn(Duration.ofMinutes(1));
        OneAnswer other = new OneAnswer(200, "text/html", "<p>gone".getBytes(StandardCharsets.UTF_8));
        fixture.database.change(handle -> handle.execute("update media set source = ?", other.address()));

        Healing.Outcome outcome = heal(id);
        other.close();

        assertThat(outcome.whole()).isFalse();
        assertThat(fixture.library.state(id)).containsInstanceOf(MediaState.Ready.class);
        assertThat(wrong()).hasSize(1);
    }

    /// Does not answer.
    private static final class Away extends ForwardingStore {

        Away(ObjectStore inner) {
            super(inner);
        }

        @Override
        public Optional<ObjectInfo> stat(ObjectKey key) {
            throw new StorageException.Unreachable("stat", key, new IOException("no answer"));
        }
    }

    private Healing.Outcome healWith(MediaId id, ObjectStore other) {
        return fixture.media.healing().heal(id, places(other, true));
    }

    private Healing.Places places(ObjectStore other, boolean givesUp) {
        return new Healing.Places(
                new HeldOpen(fixture.store), List.of(new Healing.Other("the mirror", other)), givesUp);
    }

    @Test
    void nothingIsGivenUpWhereTheWholeStoreSeemsEmpty() {
        MediaId id = cover();
        keys("").forEach(fixture.store::delete);

        assertThat(fixture.media
                        .healing()
                        .heal(id, places(new HeldOpen(mirror), false))
                        .whole())
                .isFalse();

        assertThat(fixture.library.state(id)).containsInstanceOf(MediaState.Ready.class);
    }

    @Test
    void aPictureThatIsNowhereIsGivenUpOnlyWhenEveryStoreHasAnswered() throws IOException {
        MediaId id = cover();
        keys("").forEach(key -> MediaMove.bring(fixture.store, mirror, key));
        keys("").forEach(fixture.store::delete);

        assertThat(fixture.media.healing().remakeCopies(id)).isFalse();
        assertThat(healWith(id, new Away(mirror)).told()).startsWith("the mirror could not be asked: ");
        assertThat(fixture.library.state(id)).containsInstanceOf(MediaState.Ready.class);
        assertThat(heal(id).whole()).isTrue();
        assertThat(wrong()).isEmpty();

        keys("").forEach(fixture.store::delete);
        mirror.list(KeyRange.ALL).map(ObjectInfo::key).toList().forEach(mirror::delete);

        assertThat(heal(id).told()).endsWith("nothing of it is left, so it is given up");
        assertThat(fixture.library.state(id)).containsInstanceOf(MediaState.Broken.class);
    }
}
