package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.s3.S3TestServer;
import social.lindworm.transfer.backup.BackupException;

/// Whether a bucket for backups can be read by strangers: yes, no, or nobody could tell.
class BackupPlaceTest {

    private static final StorageConfig MEDIA = new StorageConfig.Local(Path.of("images"));

    private final S3TestServer server = new S3TestServer();
    private HttpServer front;
    private int status = 403;

    @BeforeEach
    void open() throws IOException {
        front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        front.start();
    }

    @AfterEach
    void close() {
        front.stop(0);
        server.close();
    }

    /// @return what is said to the person
    private Optional<String> tryOut() throws IOException {
        StorageConfig.S3 known = server.config();
        return BackupPlace.tryOut(
                new StorageConfig.S3(
                        known.provider(),
                        known.endpoint(),
                        known.region(),
                        known.bucket(),
                        known.credentials(),
                        known.addressing(),
                        known.prefix(),
                        known.acl(),
                        known.checksums(),
                        URI.create("http://127.0.0.1:" + front.getAddress().getPort()),
                        known.signedUrlExpiry(),
                        known.limits()),
                List.of(MEDIA),
                Clock.systemUTC());
    }

    @Test
    void aBucketThatAnybodyCanReadIsRefused() {
        status = 200;

        assertThatThrownBy(this::tryOut)
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("Anybody can read what lies at");
        assertThat(server.objects()).isEmpty();
    }

    @Test
    void aBucketThatTurnsStrangersAwayIsTaken() throws IOException {
        assertThat(tryOut()).isEmpty();
        assertThat(server.objects()).isEmpty();
    }

    @Test
    void thatItCouldNotBeFoundOutIsSaid() throws IOException {
        status = 503;
        assertThat(tryOut().orElseThrow()).contains("could not be found out (it answers with 503)");

        front.stop(0);
        assertThat(tryOut().orElseThrow())
                .contains("could not be found out (java.net.ConnectException", "make sure that nobody else can");
        assertThat(server.objects()).isEmpty();
    }
}
