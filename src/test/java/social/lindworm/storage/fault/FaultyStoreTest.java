package social.lindworm.storage.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.migrate.CopyProgress;
import social.lindworm.storage.migrate.CopyRules;
import social.lindworm.storage.migrate.Deletions;
import social.lindworm.storage.migrate.OutOfOrder;
import social.lindworm.storage.migrate.Proofs;
import social.lindworm.storage.migrate.StoreCopy;

/// Copies between stores one of which does not do what a store promises: nothing is lost, and no copy is called
/// complete that is not.
class FaultyStoreTest {

    private static final int FILES = 45;

    @TempDir
    private Path folder;

    private final MemoryStore source = new MemoryStore(Clock.systemUTC());
    private final MemoryStore target = new MemoryStore(Clock.systemUTC());

    @BeforeEach
    void fill() {
        for (int i = 0; i < FILES; i++) {
            keep(source, "covers/" + i + ".jpg", "file " + i);
        }
    }

    private static void keep(ObjectStore where, String key, String text) {
        where.put(new ObjectKey(key), Content.of(text.getBytes(StandardCharsets.UTF_8)), Attributes.of("image/jpeg"));
    }

    private Path notes() {
        return folder.resolve("proofs");
    }

    private CopyOutcome copy(ObjectStore from, ObjectStore to) {
        CopyRules.Care care = new CopyRules.Care(false, new Deletions.Followed(_ -> true), false);
        CopyRules rules = new CopyRules(_ -> true, _ -> Attributes.of("image/jpeg"), 4, care);
        return new StoreCopy(from, to, new Proofs(notes()), rules).run(CopyProgress.SILENT);
    }

    private static Map<String, String> contents(ObjectStore store) {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<ObjectInfo> listing = store.list(KeyRange.ALL)) {
            for (ObjectInfo info : listing.toList()) {
                try (StoredObject object = store.open(info.key())) {
                    contents.put(info.key().text(), new String(object.readAll(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return contents;
    }

    private void assertTheNextRunIsWhole() {
        CopyOutcome outcome = copy(source, target);
        assertThat(outcome.reasons()).isEmpty();
        assertThat(contents(target)).isEqualTo(contents(source)).hasSize(FILES);
    }

    static Stream<Arguments> disorders() {
        return Stream.<UnaryOperator<FaultyStore>>of(
                        FaultyStore::repeatingAPage, FaultyStore::outOfOrder, FaultyStore::listingForEver)
                .map(Arguments::of);
    }

    /// What a source in disorder seems not to list any more is asked for by name first. That such a source contradicts
    /// itself may come to light before its order does, and ends the copy as well.
    @ParameterizedTest
    @MethodSource("disorders")
    void aListingThatIsNotInOrderEndsTheCopy(UnaryOperator<FaultyStore> disorder) {
        copy(source, target);

        assertThatThrownBy(() -> copy(disorder.apply(new FaultyStore(source)), target))
                .isInstanceOfAny(OutOfOrder.class, StorageException.Corrupt.class);
        assertThat(contents(target)).isEqualTo(contents(source));
        assertThatThrownBy(() -> copy(source, disorder.apply(new FaultyStore(target))))
                .isInstanceOf(OutOfOrder.class);

        assertTheNextRunIsWhole();
    }

    @Test
    void aSourceThatForgetsAPageLosesNothingInTheTarget() {
        copy(source, target);

        CopyOutcome outcome = copy(new FaultyStore(source).missingAPage(), target);

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.reasons().getFirst()).contains("does not list it");
        assertThat(contents(target)).hasSize(FILES);
        assertTheNextRunIsWhole();
    }

    @Test
    void aTargetThatForgetsAPageIsNotCalledComplete() {
        CopyOutcome outcome = copy(source, new FaultyStore(target).missingAPage());

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.reasons().getFirst()).contains("does not list it afterwards");
        assertTheNextRunIsWhole();
    }

    @Test
    void aTargetThatListsOtherSizesIsNotCalledComplete() {
        assertThatThrownBy(() -> copy(source, new FaultyStore(target).lyingWhenItLists()))
                .isInstanceOf(StorageException.Corrupt.class);
        assertTheNextRunIsWhole();
    }

    @Test
    void aTargetThatKeepsLessThanItWasGivenEndsTheCopy() {
        assertThatThrownBy(() -> copy(source, new FaultyStore(target).lyingWhenItTakes()))
                .isInstanceOf(StorageException.Corrupt.class);
        assertTheNextRunIsWhole();
    }

    @Test
    void aSourceThatListsOtherSizesIsNotCalledCopied() {
        assertThatThrownBy(() -> copy(new FaultyStore(source).lyingWhenItLists(), target))
                .isInstanceOf(StorageException.class);
        assertThat(contents(target)).isEmpty();
        assertTheNextRunIsWhole();
    }

    @Test
    void aFullTargetEndsTheCopyWhichGoesOnWhenThereIsRoom() {
        assertThatThrownBy(() -> copy(source, new FaultyStore(target).withRoomFor(100)))
                .isInstanceOf(StorageException.Full.class);

        assertThat(contents(source)).hasSize(FILES);
        assertTheNextRunIsWhole();
    }

    @Test
    void notesThatAreNoNotesOnlyCostWork() throws IOException {
        copy(source, target);
        List<String> lines = Files.readAllLines(notes());
        Files.write(notes(), lines.reversed());
        assertTheNextRunIsWhole();
        Files.write(notes(), new byte[] {(byte) 0xff, 0, (byte) 0xfe, '\n', '\t', '\t', '\n'});
        assertTheNextRunIsWhole();
    }

    @Test
    void whatAKilledRunBroughtAndIsDeletedSinceIsNotLeftInTheTarget() {
        assertThatThrownBy(() -> new StoreCopy(
                                source,
                                target,
                                new Proofs(notes()),
                                new CopyRules(_ -> true, _ -> Attributes.of("image/jpeg"), 1))
                        .run((files, _) -> {
                            if (files == 20) {
                                throw new AssertionError("killed");
                            }
                        }))
                .isInstanceOf(AssertionError.class);
        source.delete(new ObjectKey("covers/0.jpg"));

        copy(source, target);

        assertThat(contents(target)).isEqualTo(contents(source)).hasSize(FILES - 1);
    }
}
