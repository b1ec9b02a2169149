package social.lindworm.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StorageException;

class LocalStoreTest implements ObjectStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path folder;

    private Path root;
    private LocalStore store;

    @BeforeEach
    void open() {
        root = folder.resolve("images");
        store = reopen();
    }

    private LocalStore reopen() {
        return new LocalStore(root, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    /// "a/b" is an object of the shared list and cannot be a folder here at the same time; "a/b.c" next to it
    /// can.
    @Test
    void anObjectCannotBeAFolderToo() {
        put("a/b", "file");

        assertThatThrownBy(() -> put("a/b/c", "below"))
                .isInstanceOf(StorageException.Denied.class)
                .hasMessageContaining("a file stands where a folder is needed");
        assertThatThrownBy(() -> put("a", "above")).isInstanceOf(StorageException.Denied.class);
        assertThat(read("a/b")).isEqualTo("file");
        assertThat(store.stat(new ObjectKey("a/b/c"))).isEmpty();
    }

    @Test
    void filesLieWhereTheKeySays() {
        put("covers/a.jpg", "first");

        assertThat(root.resolve("covers/a.jpg")).hasContent("first");
    }

    @Test
    void whatWasStoredIsThereAfterOpeningAgain() {
        put("covers/a.jpg", "first");
        store.close();
        store = reopen();

        assertThat(read("covers/a.jpg")).isEqualTo("first");
    }

    @Test
    void nothingHalfWrittenIsEverSeenOrLeft() throws IOException {
        Content watching = new Content() {
            @Override
            public long length() {
                return 3;
            }

            @Override
            public InputStream open() throws IOException {
                assertThat(store.list(KeyRange.ALL)).isEmpty();
                throw new IOException("cut");
            }
        };

        assertThatThrownBy(() -> store.put(new ObjectKey("a"), watching, Attributes.of("a/b")))
                .isInstanceOf(StorageException.BrokenSource.class);
        assertThat(root.resolve(ObjectKey.RESERVED)).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAfterADay() throws IOException {
        Path old = part("old.part", NOW.minus(Duration.ofHours(25)));
        Path young = part("young.part", NOW.minus(Duration.ofHours(23)));

        reopen();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(store.list(KeyRange.ALL)).isEmpty();
    }

    private Path part(String name, Instant modified) throws IOException {
        Path part = Files.writeString(root.resolve(ObjectKey.RESERVED).resolve(name), "half");
        return Files.setLastModifiedTime(part, FileTime.from(modified));
    }

    @Test
    void linksThatLeadOutAreRefused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(root.resolve("link.txt"), secret);
        Files.createSymbolicLink(root.resolve("out"), folder);

        assertThatThrownBy(() -> read("link.txt")).isInstanceOf(StorageException.Denied.class);
        assertThatThrownBy(() -> read("out/secret.txt")).isInstanceOf(StorageException.Denied.class);
        assertThatThrownBy(() -> put("out/new.txt", "x"))
                .isInstanceOf(StorageException.Denied.class)
                .hasMessageContaining("a symbolic link leads out of the store");
        assertThatThrownBy(() -> store.delete(new ObjectKey("out/secret.txt")))
                .isInstanceOf(StorageException.Denied.class);
        assertThat(store.list(KeyRange.ALL)).isEmpty();
        assertThat(secret).hasContent("secret");
        assertThat(folder.resolve("new.txt")).doesNotExist();
    }

    @Test
    void puttingOverALinkReplacesTheLinkNotItsTarget() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(root.resolve("link.txt"), secret);

        put("link.txt", "mine");

        assertThat(secret).hasContent("secret");
        assertThat(read("link.txt")).isEqualTo("mine");
    }

    @Test
    void foldersLeftEmptyGoToo() {
        put("thumbnails/covers/x/80.webp", "small");
        put("thumbnails/covers/y/80.webp", "small");

        store.delete(new ObjectKey("thumbnails/covers/x/80.webp"));

        assertThat(root.resolve("thumbnails/covers/x")).doesNotExist();
        assertThat(root.resolve("thumbnails/covers/y")).exists();
    }

    @Test
    void aDiskWithoutRoomForTheWholeIsNotEvenBegun() {
        Content endless = new Content() {
            @Override
            public long length() {
                return Long.MAX_VALUE;
            }

            @Override
            public InputStream open() {
                throw new AssertionError("must not be read");
            }
        };

        assertThatThrownBy(() -> store.put(new ObjectKey("a"), endless, Attributes.of("a/b")))
                .isInstanceOf(StorageException.Full.class);
    }

    @Test
    void aDiskThatFillsUpWhileWritingIsCalledFull() {
        IOException said = new IOException("No space left on device");

        StorageException translated = LocalErrors.translatePut(new ObjectKey("covers/a"), 5, said);

        assertThat(translated).isInstanceOf(StorageException.Full.class).hasCause(said);
        assertThat(translated).hasMessageContaining("covers/a").hasMessageContaining("5 bytes");
        assertThat(translated.retryable()).isTrue();
    }

    @Test
    void contentMayComeFromAFile() throws IOException {
        Path upload = Files.writeString(folder.resolve("upload"), "uploaded");

        store.put(new ObjectKey("covers/u"), Content.of(upload), Attributes.of("a/b"));

        assertThat(read("covers/u")).isEqualTo("uploaded");
    }
}
