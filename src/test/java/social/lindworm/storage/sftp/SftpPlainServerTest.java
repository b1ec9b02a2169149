package social.lindworm.storage.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StorageException;

/// The contract on a server without OpenSSH's extensions, which can neither replace a file in one step nor force it to
/// its disk.
class SftpPlainServerTest implements ObjectStoreContract {

    @TempDir
    Path folder;

    private SftpTestServer server;
    private SftpStore store;

    @BeforeEach
    void open() {
        server = new SftpTestServer(folder).withoutExtensions().start();
        store = new SftpStore(server.config(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Test
    void whatAKilledProcessMovedAsideIsStillThere() throws IOException {
        put("covers/a.jpg", "first");
        Path aside = server.root().resolve(".lindworm/old/covers/a.jpg");
        Files.createDirectories(aside.getParent());
        Files.move(server.root().resolve("covers/a.jpg"), aside);

        assertThat(read("covers/a.jpg")).isEqualTo("first");
        assertThat(store.stat(new ObjectKey("covers/a.jpg"))).isPresent();
        try (SftpStore next = new SftpStore(server.config(), Clock.systemUTC())) {
            assertThat(next.stat(new ObjectKey("covers/a.jpg"))).isPresent();
        }
        assertThat(aside).doesNotExist();
        assertThat(server.root().resolve("covers/a.jpg")).hasContent("first");
    }

    @Test
    void whatWasMovedAsideStaysWhenItCannotBeBroughtBack() throws IOException {
        Path aside = server.root().resolve(".lindworm/old/covers/a.jpg");
        Files.createDirectories(server.root().resolve("covers"));
        Files.createDirectories(aside.getParent());
        Files.writeString(aside, "first");
        server.onMove(() -> {
            throw new IOException("the disk is not well");
        });

        assertThat(read("covers/a.jpg")).isEqualTo("first");
        assertThat(aside).hasContent("first");

        server.onMove(() -> {});
        try (SftpStore next = new SftpStore(server.config(), Clock.systemUTC())) {
            assertThat(next.stat(new ObjectKey("covers/a.jpg"))).isPresent();
        }
        assertThat(aside).doesNotExist();
        assertThat(server.root().resolve("covers/a.jpg")).hasContent("first");
    }

    @Test
    void whatWasMovedAsideStaysWhereTheFolderThatItWasInIsGone() throws IOException {
        Path aside = server.root().resolve(".lindworm/old/covers/a.jpg");
        Files.createDirectories(aside.getParent());
        Files.writeString(aside, "first");

        assertThat(read("covers/a.jpg")).isEqualTo("first");
        assertThat(aside).hasContent("first");
    }

    @Test
    void whatWasMovedAsideGoesWhereItWasReplaced() throws IOException {
        put("covers/a.jpg", "second");
        Path aside = server.root().resolve(".lindworm/old/covers/a.jpg");
        Files.createDirectories(aside.getParent());
        Files.writeString(aside, "first");

        try (SftpStore next = new SftpStore(server.config(), Clock.systemUTC())) {
            assertThat(next.stat(new ObjectKey("covers/a.jpg"))).isPresent();
        }

        assertThat(aside).doesNotExist();
        assertThat(read("covers/a.jpg")).isEqualTo("second");
    }

    @Test
    void whatWasMovedAsideIsDeletedToo() throws IOException {
        put("covers/a.jpg", "first");
        Path aside = server.root().resolve(".lindworm/old/covers/a.jpg");
        Files.createDirectories(aside.getParent());
        Files.move(server.root().resolve("covers/a.jpg"), aside);

        store.delete(new ObjectKey("covers/a.jpg"));

        assertThatThrownBy(() -> read("covers/a.jpg")).isInstanceOf(StorageException.Missing.class);
        assertThat(aside).doesNotExist();
    }
}
