package social.lindworm.storage.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.migrate.CopyRules;
import social.lindworm.storage.migrate.Proofs;
import social.lindworm.storage.migrate.StoreCopy;

/// A copy to or from a server goes by content although a server tells so little of a file.
class SftpCopyTest {

    private static final ObjectKey KEY = new ObjectKey("covers/a.jpg");

    @TempDir
    Path folder;

    @TempDir
    Path notes;

    private final MemoryStore memory = new MemoryStore(Clock.systemUTC());
    private SftpTestServer server;
    private SftpStore store;

    @BeforeEach
    void open() {
        server = new SftpTestServer(folder).start();
        store = new SftpStore(server.config(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    private CopyOutcome copy(ObjectStore from, ObjectStore to) {
        CopyRules rules = new CopyRules(key -> true, key -> Attributes.of("image/jpeg"), 4);
        return new StoreCopy(from, to, new Proofs(notes.resolve("proofs")), rules).run((seen, bytes) -> {});
    }

    private static String read(ObjectStore store) throws IOException {
        try (StoredObject object = store.open(KEY)) {
            return new String(object.readAll(), StandardCharsets.UTF_8);
        }
    }

    private static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// As another program would, with size and time as they were.
    private void replaceOnServer(String text) throws IOException {
        Path file = server.root().resolve(KEY.text());
        FileTime time = Files.getLastModifiedTime(file);
        Files.delete(file);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, time);
    }

    @Test
    void whatAnotherProgramReplacedInTheTargetIsBroughtAgain() throws IOException {
        memory.put(KEY, text("first"), Attributes.of("image/jpeg"));
        assertThat(copy(memory, store).copied()).isEqualTo(1);
        assertThat(copy(memory, store).copied()).isZero();

        replaceOnServer("other");

        assertThat(copy(memory, store).copied()).isEqualTo(1);
        assertThat(read(store)).isEqualTo("first");
    }

    @Test
    void whatAnotherProgramReplacedInTheSourceIsBroughtToo() throws IOException {
        Files.createDirectories(server.root().resolve("covers"));
        Files.writeString(server.root().resolve(KEY.text()), "first");
        assertThat(copy(store, memory).complete()).isTrue();
        assertThat(read(memory)).isEqualTo("first");

        replaceOnServer("other");

        assertThat(copy(store, memory).complete()).isTrue();
        assertThat(read(memory)).isEqualTo("other");
    }

    @Test
    void whatIsProvedIsNotReadAgain() {
        memory.put(KEY, text("first"), Attributes.of("image/jpeg"));
        copy(memory, store);
        server.onRead(() -> {
            throw new IOException("nobody should read");
        });

        CopyOutcome again = copy(memory, store);

        assertThat(again.complete()).isTrue();
        assertThat(again.alreadyThere()).isEqualTo(1);
    }
}
