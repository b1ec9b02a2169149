package social.lindworm.storage.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StorageException;

/// The contract against a real OpenSSH server: `-Dlindworm.sftp.port`, `.user`, `.password`, `.key`, `.hostKey` and
/// `.folder`, as `.ci/sftp` prints them. Without them it fails, since nobody runs it by accident.
class SftpStoreIT implements ObjectStoreContract {

    private static final ObjectKey KEY = new ObjectKey("covers/a+b é.jpg");

    private final String root = "media/" + UUID.randomUUID();
    private final SftpStore store = new SftpStore(withPassword(required("password")), Clock.systemUTC());

    @Override
    public ObjectStore store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static String required(String name) {
        String value = System.getProperty("lindworm.sftp." + name);
        if (value == null) {
            throw new AssertionError("this test needs a real OpenSSH server: -Dlindworm.sftp." + name + "=...");
        }
        return value;
    }

    private StorageConfig.Sftp withPassword(String password) {
        return config(password, Optional.empty(), "", required("hostKey"), root);
    }

    private StorageConfig.Sftp withKey(String file, String passphrase) {
        return config("", Optional.of(Path.of(file)), passphrase, required("hostKey"), root);
    }

    private static StorageConfig.Sftp config(
            String password, Optional<Path> key, String passphrase, String hostKey, String root) {
        return new StorageConfig.Sftp(
                "127.0.0.1",
                Integer.parseInt(required("port")),
                required("user"),
                new Secret(password),
                key,
                new Secret(passphrase),
                List.of(hostKey),
                root,
                new StorageConfig.Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 0, 16));
    }

    private static void assertWorks(StorageConfig.Sftp config) {
        try (SftpStore other = new SftpStore(config, Clock.systemUTC())) {
            other.put(KEY, Content.of(new byte[3]), Attributes.of("image/jpeg"));
            assertThat(other.stat(KEY)).isPresent();
        }
    }

    private static void assertDenied(StorageConfig.Sftp config, String advice) {
        try (SftpStore other = new SftpStore(config, Clock.systemUTC())) {
            assertThatThrownBy(() -> other.put(KEY, Content.of(new byte[3]), Attributes.of("image/jpeg")))
                    .isInstanceOfSatisfying(
                            StorageException.Denied.class,
                            denied -> assertThat(denied.advice().key()).isEqualTo(advice));
        }
    }

    @Test
    void keysOfOpenSshLetUsIn() {
        String plain = required("key");
        String locked = plain.replace("client_ed25519", "client_locked");

        assertWorks(withKey(plain, ""));
        assertWorks(withKey(locked, "a passphrase"));
        assertDenied(withKey(locked, "another"), "storage.sftp.keyFile");
        assertDenied(withKey(locked, ""), "storage.sftp.keyFile");
        assertDenied(withKey("/nowhere/key", ""), "storage.sftp.keyFile");
        assertDenied(withKey(plain.replace("client", "host"), ""), "storage.sftp.signInKey");
    }

    @Test
    void eachMistakeInTheSettingsIsNamed() {
        String password = required("password");
        String hostKey = required("hostKey");

        assertDenied(withPassword("wrong"), "storage.sftp.signInPassword");
        assertDenied(config(password, Optional.empty(), "", "SHA256:other", root), "storage.sftp.hostKey");
        assertDenied(config(password, Optional.empty(), "", hostKey, "/not-ours/media"), "storage.sftp.rights");
    }

    @Test
    void theFileIsWhereItsKeySaysAndNoPartIsLeft() throws IOException {
        store.put(KEY, Content.of(new byte[100_000]), Attributes.of("image/jpeg"));

        Path there = Path.of(required("folder")).resolve(root);
        assertThat(there.resolve(KEY.text())).hasSize(100_000);
        try (var parts = Files.list(there.resolve(".lindworm"))) {
            assertThat(parts).isEmpty();
        }
    }

    @Test
    void aChangeOfEqualSizeAndTimeByAnotherProgramIsSeen() throws IOException {
        ObjectInfo ours = put(KEY.text(), "first");
        Path file = Path.of(required("folder")).resolve(root).resolve(KEY.text());
        FileTime time = Files.getLastModifiedTime(file);
        Path other = Files.writeString(file.resolveSibling("other"), "other");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        ObjectInfo theirs = store.stat(KEY).orElseThrow();

        assertThat(theirs.modified()).isEqualTo(ours.modified());
        assertThat(theirs.size()).isEqualTo(ours.size());
        assertThat(theirs.isSure()).isFalse();
    }

    @Test
    void readingMovesNoVersion() throws IOException {
        ObjectInfo written = put(KEY.text(), "first");
        Files.readString(Path.of(required("folder")).resolve(root).resolve(KEY.text()));
        read(KEY.text());

        assertThat(store.stat(KEY)).contains(written);
    }
}
