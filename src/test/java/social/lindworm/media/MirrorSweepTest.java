package social.lindworm.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.common.Message;
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
import social.lindworm.storage.migrate.FailingStore;
import social.lindworm.storage.migrate.Proofs;
import social.lindworm.storage.wrapper.ForwardingStore;
import social.lindworm.storage.wrapper.HeldOpen;

/// A mirror that missed things, and a leading store that may have lost them.
@OnBothDatabases
class MirrorSweepTest {

    private static final String PLACE = "mirror";

    @TempDir
    private Path notes;

    private final MediaFixture fixture;
    private final MemoryStore mirror;
    private final MirrorRuns runs;
    private ObjectStore lasting;

    MirrorSweepTest(Engine engine) {
        fixture = new MediaFixture(engine);
        mirror = new MemoryStore(fixture.clock);
        lasting = new HeldOpen(mirror);
        runs = new MirrorRuns(fixture.database, fixture.clock);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /// An hour later.
    private MirrorRun sweep() {
        fixture.clock.turn(Duration.ofHours(1));
        return sweepAtOnce();
    }

    private MirrorRun sweepAtOnce() {
        new MirrorSweep(
                        fixture.database,
                        runs,
                        fixture.clock,
                        () -> Optional.of(new MirrorSweep.Mirror(PLACE, this::pair)))
                .run();
        return runs.last(PLACE).orElseThrow();
    }

    /// The stores outlive the run.
    private MirrorSweep.Pair pair() {
        return new MirrorSweep.Pair(
                new MediaMove.End(new HeldOpen(fixture.store), ""),
                new MediaMove.End(lasting, PLACE),
                new Proofs(notes.resolve("mirror")));
    }

    private MediaId cover() {
        MediaId id = fixture.kept(MediaKind.COVER, TestImages.jpeg(300, 450));
        fixture.runJobs();
        return id;
    }

    private List<String> mirrored() {
        return mirror.list(KeyRange.ALL).map(info -> info.key().text()).toList();
    }

    @Test
    void whatTheMirrorMissedComesThere() {
        cover();

        MirrorRun run = sweep();

        assertThat(mirrored()).isEqualTo(fixture.keys()).isNotEmpty();
        assertThat(run.ended()).isPresent();
        assertThat(run.problem()).isEmpty();
        assertThat(run.found().copied()).isEqualTo(fixture.keys().size());
        assertThat(run.found().files()).isEqualTo(fixture.keys().size());
        assertThat(sweep().found().copied()).isZero();
    }

    @Test
    void aMirrorIsFilledAtOnceAndThenComparedOnceInAnHour() {
        cover();

        MirrorRun first = sweepAtOnce();

        assertThat(first.found().copied()).isEqualTo(fixture.keys().size());
        assertThat(sweepAtOnce()).isEqualTo(first);
        fixture.clock.turn(Duration.ofMinutes(59));
        assertThat(sweepAtOnce()).isEqualTo(first);
        fixture.clock.turn(Duration.ofMinutes(1));
        assertThat(sweepAtOnce().begun()).isAfter(first.begun());
    }

    @Test
    void aComparisonThatWasCutOffIsMadeAgainAfterTenMinutes() {
        cover();
        runs.begin(PLACE);

        assertThat(sweepAtOnce().ended()).isEmpty();
        fixture.clock.turn(Duration.ofMinutes(10));
        assertThat(sweepAtOnce().ended()).isPresent();
        assertThat(mirrored()).isEqualTo(fixture.keys());
    }

    @Test
    void aComparisonThatBreaksOffEndsAndTellsSo() {
        cover();
        cover();
        sweep();
        lasting = new HeldOpen(new Backwards(mirror));

        MirrorRun run = sweep();

        assertThat(run.ended()).isPresent();
        assertThat(run.problem()).contains(Message.of("admin.storage.mirror.brokeOff"));
    }

    /// Lists its objects in the wrong order.
    private static final class Backwards extends ForwardingStore {

        Backwards(ObjectStore inner) {
            super(inner);
        }

        @Override
        public Stream<ObjectInfo> list(KeyRange range) {
            return super.list(range)
                    .sorted(Comparator.comparing(ObjectInfo::key).reversed());
        }
    }

    @Test
    void whatWasDeletedWhileNobodyKeptTheMirrorGoesAfterADay() throws IOException {
        cover();
        MediaId gone = cover();
        for (String key : fixture.keys()) {
            MediaMove.bring(fixture.store, mirror, new ObjectKey(key));
        }
        mirror.put(new ObjectKey("covers/of-somebody-else.jpg"), Content.of(new byte[9]), Attributes.of("image/jpeg"));
        fixture.library.discard(gone);
        fixture.runJobs();

        assertThat(sweep().found().removed()).as("young").isZero();
        fixture.clock.turn(Duration.ofDays(2));
        MirrorRun run = sweep();

        assertThat(run.found().removed()).isPositive();
        assertThat(mirrored())
                .contains("covers/of-somebody-else.jpg")
                .hasSize(fixture.keys().size() + 1)
                .containsAll(fixture.keys());
    }

    @Test
    void whatIsDeletedFromBothTheLedgerAndTheLeadingStoreGoesFromTheMirrorToo() {
        cover();
        MediaId gone = cover();
        sweep();
        fixture.library.discard(gone);
        fixture.runJobs();

        MirrorRun run = sweep();

        assertThat(mirrored()).isEqualTo(fixture.keys());
        assertThat(run.found().removed()).isPositive();
    }

    @Test
    void aLeadingStoreThatLostItsFilesDoesNotTakeTheMirrorsAlong() {
        cover();
        cover();
        sweep();
        List<String> before = mirrored();
        fixture.keys().stream().limit(3).map(ObjectKey::new).forEach(fixture.store::delete);

        MirrorRun run = sweep();

        assertThat(mirrored()).isEqualTo(before);
        assertThat(run.found().lost()).isEqualTo(3);
        assertThat(run.found().removed()).isZero();
    }

    @Test
    void anEmptyLeadingStoreTakesNothingAlongEither() {
        fixture.store.put(
                new ObjectKey("covers/of-bookwyrm.jpg"), Content.of(new byte[9]), Attributes.of("image/jpeg"));
        sweep();
        fixture.store.delete(new ObjectKey("covers/of-bookwyrm.jpg"));

        sweep();

        assertThat(mirrored()).containsExactly("covers/of-bookwyrm.jpg");
    }

    @Test
    void whatWasDeletedWhileTheMirrorWasAwayGoesOnceNothingElseFails() {
        cover();
        MediaId gone = cover();
        sweep();
        fixture.library.discard(gone);
        fixture.runJobs();
        List<String> before = fixture.keys();
        cover();
        List<String> fresh = new ArrayList<>(fixture.keys());
        fresh.removeAll(before);
        String troubled = fresh.getLast();
        lasting = new FailingStore(new HeldOpen(mirror)).failingFor(troubled);

        MirrorRun run = sweep();

        assertThat(run.found().failed()).isPositive();
        assertThat(run.found().removed()).isZero();
        assertThat(mirrored()).hasSizeGreaterThan(fixture.keys().size());
        lasting = new HeldOpen(mirror);
        assertThat(sweep().found().removed()).isPositive();
        assertThat(mirrored()).isEqualTo(fixture.keys());
        assertThat(sweep().found().removed()).isZero();
    }

    @Test
    void aDeletionThatTheMirrorRefusedIsTriedAgain() {
        cover();
        MediaId gone = cover();
        sweep();
        fixture.library.discard(gone);
        fixture.runJobs();
        lasting = new ForwardingStore(new HeldOpen(mirror)) {
            @Override
            public void delete(ObjectKey key) {
                throw new StorageException.Unreachable("delete", key, new IOException("away again"));
            }
        };

        assertThat(sweep().problem()).isPresent();

        lasting = new HeldOpen(mirror);
        assertThat(sweep().found().removed()).isPositive();
        assertThat(mirrored()).isEqualTo(fixture.keys());
    }

    @Test
    void whatArrivedSpoiltIsTakenAwayAtOnceAndItsHealedCopyStays() {
        cover();
        AtomicInteger spoiling = new AtomicInteger(1);
        lasting = new ForwardingStore(new HeldOpen(mirror)) {
            @Override
            public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
                ObjectInfo kept = super.put(key, content, attributes);
                return spoiling.getAndDecrement() > 0
                        ? new ObjectInfo(key, kept.size() - 1, kept.modified(), kept.version())
                        : kept;
            }
        };

        sweep();
        assertThat(sweep().found().failed()).isZero();

        assertThat(mirrored()).isEqualTo(fixture.keys());
    }

    @Test
    void whatTheMirrorHasOfItsOwnStays() {
        cover();
        mirror.put(new ObjectKey("covers/own.jpg"), Content.of(new byte[9]), Attributes.of("image/jpeg"));

        sweep();
        sweep();

        assertThat(mirrored()).contains("covers/own.jpg").hasSize(fixture.keys().size() + 1);
    }

    @Test
    void aMirrorThatIsAwayIsToldAndLosesWhatWasKnownOfItNot() {
        cover();
        sweep();
        mirror.close();

        MirrorRun run = sweep();

        assertThat(run.problem()).isPresent();
        assertThat(run.found().files()).isEqualTo(fixture.keys().size());
    }

    @Test
    void withoutAMirrorNothingHappens() {
        cover();

        new MirrorSweep(fixture.database, runs, fixture.clock, Optional::empty).run();

        assertThat(runs.last(PLACE)).isEmpty();
    }
}
