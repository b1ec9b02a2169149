package social.lindworm.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.config.S3Provider;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// A service that answers as broken ones do: bytes written by hand.
class S3FaultTest {

    private static final ObjectKey KEY = new ObjectKey("a");

    private final CountDownLatch end = new CountDownLatch(1);
    private Duration patience = Duration.ofSeconds(20);
    private ServerSocket server;
    private S3Store store;

    private interface Behaviour {
        void serve(Socket socket) throws Exception;
    }

    private void serve(Behaviour behaviour) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setReceiveBufferSize(16 * 1024);
        Thread.startVirtualThread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.startVirtualThread(() -> {
                        try (socket) {
                            behaviour.serve(socket);
                        } catch (Exception e) {
                            return;
                        }
                    });
                } catch (IOException e) {
                    return;
                }
            }
        });
        URI endpoint = URI.create("http://127.0.0.1:" + server.getLocalPort());
        store = new S3Store(
                new StorageConfig.S3(
                        S3Provider.OTHER,
                        endpoint,
                        "here",
                        "books",
                        S3TestServer.CREDENTIALS,
                        StorageConfig.Addressing.PATH,
                        "",
                        Optional.empty(),
                        StorageConfig.Checksums.AUTO,
                        endpoint,
                        Duration.ofMinutes(1),
                        new StorageConfig.Limits(patience, patience, 0, 4)),
                Clock.systemUTC());
    }

    private void answering(String answer) throws IOException {
        serve(socket -> {
            readHead(socket.getInputStream());
            socket.getOutputStream().write(answer.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    private static void readHead(InputStream in) throws IOException {
        int last = 0;
        for (int each = in.read(); each >= 0; each = in.read()) {
            last = last << 8 | each;
            if (last == 0x0d0a0d0a) {
                return;
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        end.countDown();
        store.close();
        server.close();
    }

    private static final String HEAD = "HTTP/1.1 200 OK\nETag: \"x\"\nLast-Modified: Fri, 24 May 2013 00:00:00 GMT\n";

    @Test
    void aBodyCutShortIsAFailureNotAShortFile() throws IOException {
        answering(HEAD + "Content-Length: 100\n\nonly this");

        try (StoredObject object = store.open(KEY)) {
            assertThatThrownBy(object::readAll).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aBodyLongerThanSaidEndsWhereItWasSaid() throws IOException {
        answering(HEAD + "Content-Length: 4\n\nonly this");

        try (StoredObject object = store.open(KEY)) {
            assertThat(object.readAll()).asString().isEqualTo("only");
        }
    }

    @Test
    void aBodyOfUnknownLengthIsNotTrusted() throws IOException {
        answering(HEAD + "Connection: close\n\nanything");

        assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(StorageException.Unreachable.class);
    }

    @Test
    void aListingCutShortIsAFailure() throws IOException {
        answering("HTTP/1.1 200 OK\nContent-Length: 1000\n\n<ListBucketResult><Contents><Key>a</Key>");

        assertThatThrownBy(() -> store.list(KeyRange.ALL).count()).isInstanceOf(StorageException.Unreachable.class);
    }

    @Test
    void aConnectionResetInTheMiddleIsAFailure() throws IOException {
        serve(socket -> {
            readHead(socket.getInputStream());
            socket.getOutputStream()
                    .write((HEAD + "Content-Length: 100000\n\n")
                            .replace("\n", "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[10_000]);
            socket.getOutputStream().flush();
            socket.setSoLinger(true, 0);
        });

        assertThatThrownBy(() -> {
                    try (StoredObject object = store.open(KEY)) {
                        object.readAll();
                    }
                })
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(IOException.class),
                        e -> assertThat(e).isInstanceOf(StorageException.Unreachable.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 Internal Server Error", "503 Slow Down", "429 Too Many Requests", "502 Bad Gateway"})
    void whatMayPassIsCalledSoForEveryCall(String status) throws IOException {
        serve(socket -> {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            readHead(in);
            out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            in.readNBytes(1);
        });

        assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> store.stat(KEY)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> store.delete(KEY)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> store.list(KeyRange.ALL).count()).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> store.put(KEY, Content.of(new byte[1]), Attributes.of("a/b")))
                .isInstanceOf(StorageException.Unreachable.class);
    }

    @Test
    void somethingThatIsNoS3IsNamedAsSuch() throws IOException {
        answering("HTTP/1.1 404 Not Found\nContent-Length: 6\n\n<html>");

        assertThatThrownBy(() -> store.open(KEY))
                .isInstanceOf(StorageException.Denied.class)
                .hasMessageContaining("AWS_S3_ENDPOINT_URL");
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        answering("HTTP/1.1 301 Moved\nLocation: http://127.0.0.1:1/elsewhere\nContent-Length: 0\n\n");

        assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(StorageException.Denied.class);
    }

    @Test
    void whatIsNoHttpIsAFailure() throws IOException {
        answering("SSH-2.0-OpenSSH_9.2\n");

        assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(StorageException.class);
    }

    @Test
    void aServiceThatNeverAnswersIsGivenUp() throws IOException {
        patience = Duration.ofSeconds(1);
        serve(socket -> {
            readHead(socket.getInputStream());
            end.await();
        });

        assertThatThrownBy(() -> store.stat(KEY))
                .isInstanceOf(StorageException.Unreachable.class)
                .hasMessageContaining("timed out");
    }

    @Test
    void aServiceThatStopsTakingBytesIsGivenUp() throws IOException {
        patience = Duration.ofSeconds(1);
        serve(socket -> end.await());

        assertThatThrownBy(() -> store.put(KEY, Content.of(new byte[8 << 20]), Attributes.of("a/b")))
                .isInstanceOf(StorageException.Unreachable.class);
    }

    @Test
    void nobodyThereIsAFailureThatNamesTheEndpoint() throws IOException {
        serve(socket -> socket.close());
        server.close();

        assertThatThrownBy(() -> store.stat(KEY))
                .isInstanceOfSatisfying(
                        StorageException.Unreachable.class,
                        e -> assertThat(e.advice().key()).isEqualTo("storage.s3.network"));
    }
}
