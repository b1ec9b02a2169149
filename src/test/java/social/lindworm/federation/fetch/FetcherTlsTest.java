package social.lindworm.federation.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server with a certificate for `good.test` only, at an address every name of these tests leads to.
class FetcherTlsTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static SSLContext context;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=good.test",
                        "-ext",
                        "san=dns:good.test",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, "changeit".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    }

    private static FetchOutcome get(String host, SSLSocketFactory trusting) throws Exception {
        Network network = new Network(name -> new InetAddress[] {HERE}, HERE::equals, trusting);
        try (RawServer server = RawServer.on(
                        context.getServerSocketFactory(),
                        "127.0.0.1",
                        (request, out) -> out.write(
                                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi".getBytes(StandardCharsets.US_ASCII)));
                Fetcher fetcher = new Fetcher(FetchConfig.of("test"), network)) {
            return fetcher.fetch(
                    FetchRequest.get("https://" + host + ":" + server.port() + "/", 10), new ByteArrayOutputStream());
        }
    }

    @Test
    void theRightNameIsFetched() throws Exception {
        assertThat(get("good.test", context.getSocketFactory())).isInstanceOf(FetchOutcome.Fetched.class);
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        assertThat(get("other.test", context.getSocketFactory()))
                .isInstanceOfSatisfying(
                        FetchFailure.Unreachable.class,
                        failure -> assertThat(failure.shown().key()).isEqualTo("fetch.error.tls"));
    }

    @Test
    void aCertificateNobodySignedIsRefused() throws Exception {
        assertThat(get("good.test", (SSLSocketFactory) SSLSocketFactory.getDefault()))
                .isInstanceOfSatisfying(
                        FetchFailure.Unreachable.class,
                        failure -> assertThat(failure.shown().key()).isEqualTo("fetch.error.tls"));
    }

    @Test
    void aRedirectOutOfEncryptionIsNotFollowed() throws Exception {
        Network network = new Network(name -> new InetAddress[] {HERE}, HERE::equals, context.getSocketFactory());
        try (RawServer plain = RawServer.saying("HTTP/1.1 200 OK\r\n\r\nhello");
                RawServer server = RawServer.on(
                        context.getServerSocketFactory(),
                        "127.0.0.1",
                        (request, out) -> out.write(
                                ("HTTP/1.1 302 Found\r\nLocation: http://good.test:" + plain.port() + "/\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII)));
                Fetcher fetcher = new Fetcher(FetchConfig.of("test"), network)) {

            FetchOutcome outcome = fetcher.fetch(
                    FetchRequest.get("https://good.test:" + server.port(), 10), new ByteArrayOutputStream());

            assertThat(outcome).isInstanceOf(FetchFailure.Unsuitable.class);
            assertThat(plain.requests()).isEmpty();
        }
    }
}
