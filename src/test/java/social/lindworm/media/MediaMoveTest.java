package social.lindworm.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.media.image.TestImages;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.migrate.CopyProgress;
import social.lindworm.storage.migrate.Proofs;
import social.lindworm.web.view.Picture;

@OnBothDatabases
class MediaMoveTest {

    private static final String BUCKET = "s3.example/books/";

    private final Engine engine;

    @TempDir
    private Path folder;

    private MediaFixture local;
    private MemoryStore bucket;

    MediaMoveTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void setUp() {
        local = new MediaFixture(engine);
        bucket = new MemoryStore(local.clock);
    }

    @AfterEach
    void tearDown() {
        local.close();
    }

    @Test
    void pagesLinkToTheBucketWhatWasCopiedThereAndToThisServerWhatWasNot() {
        MediaId copied = ready();
        CopyOutcome outcome = copy(bucket);
        MediaId straggler = ready();

        assertThat(outcome.copied()).isPositive();
        assertThat(pictured(copied)).startsWith("https://media.example/images/thumbnails/covers/");
        assertThat(pictured(straggler)).startsWith("/images/thumbnails/covers/");
    }

    @Test
    void theNextRunBringsTheStragglerAndNothingElse() {
        ready();
        copy(bucket);
        MediaId straggler = ready();

        CopyOutcome outcome = copy(bucket);

        assertThat(outcome.copied()).isEqualTo(outcome.alreadyThere()).isPositive();
        assertThat(pictured(straggler)).startsWith("https://media.example/images/thumbnails/covers/");
    }

    @Test
    void whatCameBackIntoTheFolderIsLinkedToThisServerUntilItIsCopiedAnew() {
        MediaId id = ready();
        copy(bucket);

        local.database.change(handle -> MediaMove.allCame(handle, "", Optional.empty()));
        assertThat(pictured(id)).startsWith("/images/thumbnails/covers/");

        copy(bucket);
        assertThat(pictured(id)).startsWith("https://media.example/images/thumbnails/covers/");
    }

    @Test
    void whatABackupBroughtIntoAnotherBucketIsLinkedThere() {
        MediaId id = ready();
        copy(bucket);

        local.database.change(handle -> MediaMove.allCame(handle, "elsewhere", Optional.empty()));
        assertThat(pictured(id)).startsWith("/images/thumbnails/covers/");

        local.database.change(handle -> MediaMove.allCame(handle, BUCKET, Optional.empty()));
        assertThat(pictured(id)).startsWith("https://media.example/images/thumbnails/covers/");
    }

    @Test
    void whatOtherServersLinkToStaysOnThisServer() {
        MediaId copied = ready();
        copy(bucket);

        Picture picture = published().pictures(List.of(copied.value())).get(copied.value());

        assertThat(picture.lasting()).startsWith("/images/thumbnails/covers/");
        ObjectKey key = new ObjectKey(picture.lasting().substring("/images/".length()));
        assertThat(published().address(key)).contains(URI.create("https://media.example/images/" + key));
    }

    @Test
    void aFileTheLedgerDoesNotKnowIsNotSentElsewhere() {
        assertThat(published().address(new ObjectKey("covers/unknown.jpg"))).isEmpty();
    }

    @Test
    void filesArriveWithTheirTypeAndTheirCacheRule() {
        ready();
        local.store.put(
                new ObjectKey("covers/from-bookwyrm.png"), Content.of(new byte[] {1}), Attributes.of("text/html"));

        copy(bucket);

        assertThat(bucket.attributes(new ObjectKey("covers/from-bookwyrm.png")))
                .contains(new Attributes("image/png", "public, max-age=86400"));
        assertThat(bucket.list(KeyRange.of("thumbnails/")))
                .isNotEmpty()
                .allSatisfy(info -> assertThat(bucket.attributes(info.key()))
                        .contains(Attributes.immutable(
                                info.key().extension().equals("webp") ? "image/webp" : "image/jpeg")));
    }

    @Test
    void anUploadOnItsWayIsNotMadePublic() {
        local.kept(MediaKind.COVER, TestImages.png(90, 90));

        copy(bucket);

        assertThat(bucket.list(KeyRange.ALL)).isEmpty();
    }

    @Test
    void aCopyThatIsNotWholeChangesNoLink() {
        MediaId cover = ready();

        CopyOutcome outcome = copy(new MemoryStore(local.clock, 1_000));

        assertThat(outcome.complete()).isFalse();
        assertThat(pictured(cover)).startsWith("/images/");
    }

    private MediaId ready() {
        MediaId id = local.kept(MediaKind.COVER, TestImages.png(600, 900));
        local.runJobs();
        return id;
    }

    private CopyOutcome copy(MemoryStore to) {
        return new MediaMove(local.database)
                .run(
                        new MediaMove.End(local.store, ""),
                        new MediaMove.End(to, BUCKET),
                        new Proofs(folder.resolve("proofs")),
                        CopyProgress.SILENT);
    }

    /// The library of a server started with the bucket.
    private MediaLibrary published() {
        Publication publication = new Publication(BUCKET, Optional.of(URI.create("https://media.example/images")));
        return local.published(publication);
    }

    private String pictured(MediaId id) {
        return published().pictures(List.of(id.value())).get(id.value()).fallback();
    }
}
