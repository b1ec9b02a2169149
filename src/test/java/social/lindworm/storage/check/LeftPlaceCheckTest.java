package social.lindworm.storage.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.config.Config;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.wrapper.ForwardingStore;
import social.lindworm.web.Languages;
import social.lindworm.web.Messages;

/// The store that exports were in before, with more and less that its key may do.
class LeftPlaceCheckTest {

    private static final ObjectKey ARCHIVE = new ObjectKey("5f1c2a77.zip");

    private final Messages english = Objects.requireNonNull(Messages.load().get(Languages.ENGLISH));
    private final MemoryStore store = new MemoryStore(Clock.systemUTC());
    private final Set<String> forbidden = new HashSet<>();

    @TempDir
    private Path home;

    @BeforeEach
    void anArchiveIsThere() {
        store.put(ARCHIVE, Content.of(new byte[] {'P', 'K'}), Attributes.of("application/zip"));
    }

    /// The lines about that store, without those that are skipped; what was in it is in it afterwards, no more.
    private List<String> check() {
        List<String> before = keys();
        Config config = Config.load(home, Map.of("OLD_EXPORTS_STORAGE_URL", "file:before"));
        List<String> lines = new ArrayList<>();
        new StorageCheck(
                        config.storage(),
                        new CheckOrder("https://books.example", false, Optional.empty()),
                        _ -> new Guarded(),
                        Clock.systemUTC())
                .run(line -> {
                    if (line.place() == CheckLine.Place.OLD_EXPORTS && line.grade() != CheckLine.Grade.SKIPPED) {
                        lines.add(line.grade() + " " + line.step().word() + ": " + english.text(line.seen()));
                    }
                });
        assertThat(keys()).isEqualTo(before);
        return lines;
    }

    private List<String> keys() {
        try (Stream<ObjectInfo> all = store.list(KeyRange.ALL)) {
            return all.map(info -> info.key().text()).toList();
        }
    }

    @Test
    void anArchiveIsFoundReadAndLeftWhereItIs() {
        assertThat(check())
                .containsExactly(
                        "OK settings: the place is file:" + home.resolve("before/exports"),
                        "OK found: archives lie there, and are found",
                        "OK read: an archive can be read",
                        "OK write: wrote 4,096 bytes",
                        "OK delete: the file is gone again");
    }

    @Test
    void aStoreWithoutArchivesIsNotNeededOrNotTheRightOne() {
        store.delete(ARCHIVE);

        assertThat(check()).contains("WARNING found: no archive lies there").noneMatch(line -> line.contains(" read:"));
    }

    @Test
    void aKeyThatMayNotListOrReadFails() {
        forbidden.add("open");
        assertThat(check()).anyMatch(line -> line.startsWith("FAILED read: "));

        forbidden.add("list");
        assertThat(check()).hasSize(2).anyMatch(line -> line.startsWith("FAILED found: "));
    }

    @Test
    void aKeyThatMayNotWriteNeedNotButMustDelete() {
        forbidden.add("put");
        assertThat(check())
                .noneMatch(line -> line.startsWith("FAILED "))
                .anyMatch(line -> line.startsWith("WARNING delete: ") && line.contains("not proven"));

        forbidden.add("delete");
        assertThat(check()).anyMatch(line -> line.startsWith("FAILED delete: "));
    }

    @Test
    void itsSettingsAreCalledByTheirNames() {
        assertThat(CheckLine.Place.OLD_EXPORTS.named("Look at AWS_S3_ENDPOINT_URL and STORAGE_PASSWORD"))
                .isEqualTo("Look at OLD_EXPORTS_STORAGE_ENDPOINT and OLD_EXPORTS_STORAGE_PASSWORD");
    }

    /// Closing it leaves what it stands before open.
    private final class Guarded extends ForwardingStore {

        private Guarded() {
            super(store);
        }

        private void ask(String action, Object key) {
            if (forbidden.contains(action)) {
                throw new StorageException.Denied(action, key, "not allowed");
            }
        }

        @Override
        public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
            ask("put", key);
            return super.put(key, content, attributes);
        }

        @Override
        public StoredObject open(ObjectKey key, ByteRange range) {
            ask("open", key);
            return super.open(key, range);
        }

        @Override
        public void delete(ObjectKey key) {
            ask("delete", key);
            super.delete(key);
        }

        @Override
        public Stream<ObjectInfo> list(KeyRange range) {
            ask("list", range);
            return super.list(range);
        }

        @Override
        public void close() {}
    }
}
