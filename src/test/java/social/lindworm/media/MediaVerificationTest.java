package social.lindworm.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.media.image.TestImages;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.web.Upload;

/// A store of which somebody took, changed and added files behind the ledger's back.
@OnBothDatabases
class MediaVerificationTest {

    private final MediaFixture fixture;
    private final MediaVerification verification;
    private final List<Discrepancy> found = new ArrayList<>();

    MediaVerificationTest(Engine engine) {
        fixture = new MediaFixture(engine);
        verification = verification("", Optional.empty());
    }

    private MediaVerification verification(String place, Optional<ObjectStore> behind) {
        return new MediaVerification(
                fixture.database, new MediaVerification.Places(fixture.store, behind, place), fixture.clock);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private MediaId cover() {
        byte[] file = TestImages.jpeg(300, 450);
        Upload upload = new Upload("cover.jpg", file.length, () -> new ByteArrayInputStream(file));
        MediaId id = ((Keeping.Kept) fixture.library.keep(MediaKind.COVER, upload, 0)).id();
        fixture.runJobs();
        return id;
    }

    private List<ObjectKey> keys(String prefix) {
        return fixture.store.list(KeyRange.of(prefix)).map(info -> info.key()).toList();
    }

    private MediaVerification.Outcome run() throws IOException {
        found.clear();
        return verification.run(found::add);
    }

    @Test
    void aSoundStoreIsRightFileByFile() throws IOException {
        cover();
        cover();

        assertThat(run().right()).isEqualTo(keys("").size()).isGreaterThan(10);
        assertThat(found).isEmpty();
    }

    @Test
    void whatIsMissingOrOfAnotherSizeIsFoundAndMadeAgain() throws IOException {
        MediaId id = cover();
        ObjectKey gone = keys("thumbnails/").getFirst();
        ObjectKey cut = keys("thumbnails/").getLast();
        fixture.store.delete(gone);
        fixture.store.put(cut, Content.of(new byte[3]), Attributes.of("image/jpeg"));

        run();

        assertThat(found).hasSize(2).extracting(Discrepancy::key).containsExactly(gone, cut);
        assertThat(found.getFirst()).isEqualTo(new Discrepancy.Missing(gone, id, true));
        assertThat(fixture.media.healing().remakeCopies(id)).isTrue();
        run();
        assertThat(found).isEmpty();
    }

    @Test
    void whatCannotBeMadeAgainIsLeftForHealing() throws IOException {
        MediaId id = cover();
        keys("").forEach(fixture.store::delete);

        assertThat(fixture.media.healing().remakeCopies(id)).isFalse();

        assertThat(fixture.library.state(id)).containsInstanceOf(MediaState.Ready.class);
        run();
        assertThat(found).hasSizeGreaterThan(5).allMatch(each -> each instanceof Discrepancy.Missing);
    }

    @Test
    void orphansOfOurNamesAreToldFromWhatOthersMayHaveLeft() throws IOException {
        ObjectKey ours = new ObjectKey("thumbnails/covers/" + UUID.randomUUID() + "/80.webp");
        ObjectKey theirs = new ObjectKey("covers/" + UUID.randomUUID() + ".jpg");
        ObjectKey upload = new ObjectKey("incoming/" + UUID.randomUUID());
        for (ObjectKey key : List.of(ours, theirs, upload)) {
            fixture.store.put(key, Content.of(new byte[5]), Attributes.of("image/jpeg"));
        }

        run();

        assertThat(found).extracting(Discrepancy::key).containsExactly(theirs, ours);
        Discrepancy.Orphan orphan = (Discrepancy.Orphan) Objects.requireNonNull(found.getLast());
        assertThat(orphan.ours()).isTrue();
        assertThat(((Discrepancy.Orphan) found.getFirst()).ours()).isFalse();
        assertThat(verification.isOld(orphan)).isFalse();
        fixture.clock.turn(Duration.ofDays(2));
        assertThat(verification.isOld(orphan)).isTrue();
        assertThat(verification.delete(ours)).isTrue();
        assertThat(fixture.store.stat(ours)).isEmpty();
    }

    @Test
    void aFileThatTheLedgerCameToKnowIsNotDeleted() {
        cover();
        ObjectKey known = keys("thumbnails/").getFirst();

        assertThat(verification.delete(known)).isFalse();
        assertThat(fixture.store.stat(known)).isPresent();
    }

    @Test
    void whatWasNotBroughtOverYetIsLookedForInTheFolder() throws IOException {
        cover();
        try (MediaFixture bucket = new MediaFixture(Engine.SQLITE)) {
            MediaVerification moved = new MediaVerification(
                    fixture.database,
                    new MediaVerification.Places(bucket.store, Optional.of(fixture.store), "s3.example/books/images/"),
                    fixture.clock);

            MediaVerification.Outcome outcome = moved.run(found::add);

            assertThat(found).isEmpty();
            assertThat(outcome.right()).isEqualTo(keys("").size());
        }
    }

    @Test
    void theInventoryCountsByKindAndPlace() {
        cover();
        cover();

        MediaInventory.Contents contents = new MediaInventory(fixture.database).contents();

        assertThat(contents.objects()).isEqualTo(keys("").size());
        assertThat(contents.bytes())
                .isEqualTo(fixture.store
                        .list(KeyRange.ALL)
                        .mapToLong(info -> info.size())
                        .sum());
        assertThat(contents.places()).containsExactly(new MediaInventory.Lying("", false, 2));
        assertThat(contents.amounts().getFirst().objects()).isEqualTo(2);
        assertThat(contents.notAt("s3.example/books/images/")).isEqualTo(2);
    }
}
