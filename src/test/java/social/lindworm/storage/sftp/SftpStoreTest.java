package social.lindworm.storage.sftp;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;

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
}
