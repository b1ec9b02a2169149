package social.lindworm.storage.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StoredObject;

class SftpStoreTest implements ObjectStoreContract {

    @TempDir
    Path folder;

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

    @Override
    public ObjectStore store() {
        return store;
    }

    // With what follows the last piece or without it, in one packet or in two.
    @Test
    void contentsOfEveryLengthAroundThatOfAPacketArriveWhole() throws IOException {
        ObjectKey key = new ObjectKey("covers/a.jpg");
        Random random = new Random(1);
        for (int length = 32_400; length <= 32_800; length += 3) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            store.put(key, Content.of(bytes), Attributes.of("image/jpeg"));
            try (StoredObject object = store.open(key)) {
                assertThat(object.readAll()).isEqualTo(bytes);
            }
        }
    }
}
