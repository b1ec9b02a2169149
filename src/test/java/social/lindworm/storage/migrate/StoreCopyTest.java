package social.lindworm.storage.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.local.LocalStore;
import social.lindworm.storage.memory.MemoryStore;

class StoreCopyTest {

    private static final CopyRules RULES = new CopyRules(_ -> true, _ -> Attributes.of("image/jpeg"), 4);

    @TempDir
    private Path folder;

    private ObjectStore source;
    private MemoryStore target;

    @BeforeEach
    void setUp() {
        source = new LocalStore(folder.resolve("images"), Clock.systemUTC());
        target = new MemoryStore(Clock.systemUTC());
    }

    private static List<Long> counts(CopyOutcome outcome) {
        assertThat(outcome.reasons()).isEmpty();
        return List.of(outcome.copied(), outcome.bytes(), outcome.alreadyThere(), outcome.failed());
    }

    private CopyOutcome copy(CopyRules.Care care) {
        CopyRules rules = new CopyRules(_ -> true, _ -> Attributes.of("image/jpeg"), 4, care);
        return new StoreCopy(source, target, proofs(), rules).run(CopyProgress.SILENT);
    }

    @Test
    void theProofCountsWhatBothHaveAndWhatOnlyTheTargetHas() {
        fill(20);
        put(target, "covers/other.jpg", "other");

        assertThat(copy(target).proof()).isEqualTo(new CopyOutcome.Proof(20, bytes(20), 0, 1));
        assertThat(copy(target).proof()).isEqualTo(new CopyOutcome.Proof(20, bytes(20), 0, 1));
        assertThat(read(target, "covers/other.jpg")).isEqualTo("other");
    }

    @Test
    void whatWasBroughtOverAndDeletedSinceIsDeletedFromTheTargetIfSaid() {
        fill(20);
        put(target, "covers/other.jpg", "other");
        copy(target);
        source.delete(new ObjectKey("covers/3.jpg"));

        CopyOutcome outcome = copy(new CopyRules.Care(false, new Deletions.Followed(_ -> true), false));

        assertThat(outcome.proof().removed()).isEqualTo(1);
        assertThat(keys(target)).doesNotContain("covers/3.jpg").contains("covers/other.jpg", "covers/4.jpg");
    }

    @Test
    void aListingThatForgetsAFileDoesNotMakeTheCopyDeleteIt() {
        fill(20);
        copy(target);
        ObjectStore forgetful = new ForgetfulStore(source, new ObjectKey("covers/3.jpg"));
        CopyRules rules = new CopyRules(
                _ -> true,
                _ -> Attributes.of("image/jpeg"),
                4,
                new CopyRules.Care(false, new Deletions.Followed(_ -> true), false));

        CopyOutcome outcome = new StoreCopy(forgetful, target, proofs(), rules).run(CopyProgress.SILENT);

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.reasons()).singleElement().asString().contains("covers/3.jpg", "does not list it");
        assertThat(keys(target)).contains("covers/3.jpg");
    }

    @Test
    void whatTheTargetHasIsLeftAloneIfSaid() {
        fill(20);
        put(target, "covers/3.jpg", "newer");

        CopyOutcome outcome = copy(CopyRules.Care.LACKING);

        assertThat(counts(outcome)).startsWith(19L).endsWith(1L, 0L);
        assertThat(read(target, "covers/3.jpg")).isEqualTo("newer");
    }

    @Test
    void readingBackFindsWhatTheTargetSpoiltAlthoughItTellsAnotherVersion() {
        fill(20);
        CopyRules rules = new CopyRules(
                _ -> true, _ -> Attributes.of("image/jpeg"), 4, new CopyRules.Care(true, new Deletions.Left(), false));
        copy(target);
        ObjectStore spoiling = new SpoilingStore(target, new ObjectKey("covers/3.jpg"));

        CopyOutcome outcome = new StoreCopy(source, spoiling, proofs(), rules).run(CopyProgress.SILENT);

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.reasons()).singleElement().asString().contains("covers/3.jpg");
    }

    @Test
    void everyFileIsBroughtOverWithItsAttributes() {
        fill(200);

        CopyOutcome outcome = copy(target);

        assertThat(counts(outcome)).containsExactly(200L, bytes(200), 0L, 0L);
        assertThat(keys(target)).isEqualTo(keys(source));
        assertThat(read(target, "covers/7.jpg")).isEqualTo("the cover 7");
        assertThat(target.attributes(new ObjectKey("covers/7.jpg"))).contains(Attributes.of("image/jpeg"));
    }

    @Test
    void runAgainItSendsNothingAndReadsNothing() {
        fill(50);
        copy(target);
        CountingStore counting = new CountingStore(source);

        CopyOutcome outcome = new StoreCopy(counting, target, proofs(), RULES).run(CopyProgress.SILENT);

        assertThat(counts(outcome)).containsExactly(0L, 0L, 50L, 0L);
        assertThat(counting.opened()).isZero();
    }

    @Test
    void withoutTheNotesOfEarlierRunsContentsAreComparedAndNothingIsSentTwice() throws IOException {
        fill(50);
        copy(target);
        Files.delete(folder.resolve("proofs"));

        CopyOutcome outcome = copy(target);

        assertThat(counts(outcome)).containsExactly(0L, 0L, 50L, 0L);
    }

    @Test
    void aStragglerIsBroughtOverAndNothingElse() {
        fill(20);
        copy(target);
        put(source, "covers/late.jpg", "late");

        CopyOutcome outcome = copy(target);

        assertThat(counts(outcome)).containsExactly(1L, 4L, 20L, 0L);
    }

    @Test
    void aFileChangedInPlaceIsFoundAlthoughItsSizeAndTimeAreTheSame() throws IOException {
        fill(20);
        copy(target);
        Path changed = folder.resolve("images/covers/7.jpg");
        FileTime before = Files.getLastModifiedTime(changed);
        Files.writeString(changed, "The Cover 7");
        Files.setLastModifiedTime(changed, before);

        CopyOutcome outcome = copy(target);

        assertThat(outcome.copied()).isEqualTo(1);
        assertThat(read(target, "covers/7.jpg")).isEqualTo("The Cover 7");
    }

    @Test
    void whatWasLostInTheTargetIsBroughtOverAgain() {
        fill(20);
        copy(target);
        target.delete(new ObjectKey("covers/3.jpg"));
        put(target, "covers/4.jpg", "THE cover 4");

        CopyOutcome outcome = copy(target);

        assertThat(counts(outcome)).containsExactly(2L, 22L, 18L, 0L);
        assertThat(read(target, "covers/4.jpg")).isEqualTo("the cover 4");
    }

    @Test
    void aKilledRunGoesOnWhereItStopped() {
        fill(100);
        FailingStore dying = new FailingStore(target).failingAfter(30, new IllegalStateException("killed"));
        assertThatThrownBy(() -> copy(dying)).hasMessage("killed");

        CopyOutcome outcome = copy(target);

        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.alreadyThere()).isGreaterThanOrEqualTo(30);
        assertThat(outcome.copied() + outcome.alreadyThere()).isEqualTo(100);
        assertThat(keys(target)).isEqualTo(keys(source));
    }

    @Test
    void whatCannotBeSentIsCountedAndNamed() {
        fill(20);
        FailingStore failing = new FailingStore(target).failingFor("covers/7.jpg");

        CopyOutcome outcome = copy(failing);

        assertThat(outcome.copied()).isEqualTo(19);
        assertThat(outcome.failed()).isEqualTo(1);
        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.reasons()).singleElement().asString().contains("covers/7.jpg");
    }

    @Test
    void aStoreThatRefusesEndsTheRunAtOnce() {
        fill(500);
        FailingStore refusing =
                new FailingStore(target).failingAfter(0, new StorageException.Denied("put", "all", "a wrong key"));

        assertThatThrownBy(() -> copy(refusing))
                .isInstanceOf(StorageException.Denied.class)
                .hasMessageContaining("a wrong key");
        assertThat(refusing.puts()).isLessThan(200);
    }

    @Test
    void aStoreThatFailsAgainAndAgainEndsTheRun() {
        fill(100);
        FailingStore failing = new FailingStore(target)
                .failingAfter(0, new StorageException.Unreachable("put", "all", new IOException("503")));

        assertThatThrownBy(() -> copy(failing)).isInstanceOf(StorageException.Unreachable.class);
    }

    @Test
    void aStoreThatTakesButDoesNotKeepIsNoticed() {
        fill(20);
        FailingStore forgetful = new FailingStore(target).forgetting("covers/7.jpg");

        CopyOutcome outcome = copy(forgetful);

        assertThat(outcome.failed()).isEqualTo(1);
        assertThat(outcome.reasons()).singleElement().asString().contains("covers/7.jpg", "does not list it");
    }

    @Test
    void aFileDeletedDuringTheRunIsNoFailure() {
        fill(20);
        CountingStore shrinking =
                new CountingStore(source).before("covers/7.jpg", () -> source.delete(new ObjectKey("covers/7.jpg")));

        CopyOutcome outcome = new StoreCopy(shrinking, target, proofs(), RULES).run(CopyProgress.SILENT);

        assertThat(outcome.copied()).isEqualTo(19);
        assertThat(outcome.complete()).isTrue();
    }

    @Test
    void aFileReplacedDuringTheRunArrivesAsItIsNow() {
        fill(20);
        CountingStore changing =
                new CountingStore(source).before("covers/7.jpg", () -> put(source, "covers/7.jpg", "another picture"));

        CopyOutcome outcome = new StoreCopy(changing, target, proofs(), RULES).run(CopyProgress.SILENT);

        assertThat(outcome.complete()).isTrue();
        assertThat(read(target, "covers/7.jpg")).isEqualTo("another picture");
    }

    @Test
    void whatTheRulesHoldBackStaysWhereItIs() {
        fill(5);
        put(source, "incoming/secret", "as it came");
        CopyRules rules =
                new CopyRules(key -> !key.text().startsWith("incoming/"), _ -> Attributes.of("image/jpeg"), 2);

        CopyOutcome outcome = new StoreCopy(source, target, proofs(), rules).run(CopyProgress.SILENT);

        assertThat(outcome.copied()).isEqualTo(5);
        assertThat(keys(target)).doesNotContain("incoming/secret");
    }

    @Test
    void whatOnlyTheTargetHasIsLeftAlone() {
        fill(5);
        put(target, "covers/older.jpg", "older");

        copy(target);

        assertThat(read(target, "covers/older.jpg")).isEqualTo("older");
    }

    @Test
    void aListingOutOfOrderIsRefusedRatherThanBelieved() {
        fill(5);
        FailingStore disordered = new FailingStore(target).listingTwice();
        put(target, "covers/1.jpg", "the cover 1");

        assertThatThrownBy(() -> copy(disordered)).isInstanceOf(OutOfOrder.class);
    }

    @Test
    void progressCountsEveryFileOnceInEachLookAtThem() {
        fill(30);
        List<Long> all = LongStream.rangeClosed(1, 30).boxed().toList();

        assertThat(progress(target, RULES.care()))
                .containsExactlyElementsOf(
                        Stream.of(all, all).flatMap(List::stream).toList());
        assertThat(progress(target, RULES.care())).containsExactlyElementsOf(all);
    }

    @Test
    void readingEverythingBackIsProgressToo() {
        fill(30);
        copy(target);

        assertThat(progress(target, new CopyRules.Care(true, new Deletions.Left(), false)))
                .hasSize(60)
                .endsWith(28L, 29L, 30L);
    }

    private List<Long> progress(ObjectStore to, CopyRules.Care care) {
        List<Long> counts = new ArrayList<>();
        CopyRules rules = new CopyRules(_ -> true, _ -> Attributes.of("image/jpeg"), 4, care);
        new StoreCopy(source, to, proofs(), rules).run((files, _) -> counts.add(files));
        return counts;
    }

    private CopyOutcome copy(ObjectStore to) {
        return new StoreCopy(source, to, proofs(), RULES).run(CopyProgress.SILENT);
    }

    private Proofs proofs() {
        return new Proofs(folder.resolve("proofs"));
    }

    private void fill(int covers) {
        for (int i = 0; i < covers; i++) {
            put(source, "covers/" + i + ".jpg", "the cover " + i);
        }
    }

    private static long bytes(int covers) {
        long sum = 0;
        for (int i = 0; i < covers; i++) {
            sum += ("the cover " + i).length();
        }
        return sum;
    }

    private static void put(ObjectStore store, String key, String text) {
        store.put(new ObjectKey(key), Content.of(text.getBytes(StandardCharsets.UTF_8)), Attributes.of("image/jpeg"));
    }

    private static String read(ObjectStore store, String key) {
        try (var object = store.open(new ObjectKey(key))) {
            return new String(object.readAll(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> keys(ObjectStore store) {
        try (var all = store.list(KeyRange.ALL)) {
            return all.map(ObjectInfo::key).map(ObjectKey::text).toList();
        }
    }
}
