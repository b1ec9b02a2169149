package social.lindworm.federation.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress INSIDE = InetAddress.ofLiteral("127.0.0.2");

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    /// In these tests 127.0.0.1 stands for the internet and 127.0.0.2 for what must not be reached.
    private Fetcher fetcher(Network.Lookup lookup) {
        FetchConfig config = FetchConfig.of("Lindworm/test (+https://example.org/)");
        Network network = new Network(lookup, HERE::equals, (SSLSocketFactory) SSLSocketFactory.getDefault());
        return keep(new Fetcher(config, network));
    }

    private Fetcher fetcher() {
        return fetcher(InetAddress::getAllByName);
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.add(resource);
        return resource;
    }

    private FetchOutcome get(RawServer server) {
        return fetcher().fetch(FetchRequest.get(address(server), 1000), body);
    }

    private static String address(RawServer server) {
        return "http://127.0.0.1:" + server.port() + "/a?b=c";
    }

    private String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aBodyOfKnownLengthIsFetched() {
        RawServer server = keep(
                RawServer.saying(
                        "HTTP/1.1 200 OK\r\nContent-Type: Text/Plain; charset=utf-8\r\nContent-Length: 5\r\n\r\nhello and more"));

        FetchOutcome outcome = get(server);

        assertThat(outcome).isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> {
            assertThat(fetched.status()).isEqualTo(200);
            assertThat(fetched.length()).isEqualTo(5);
            assertThat(fetched.address()).isEqualTo(address(server));
            assertThat(fetched.headers().mediaType()).isEqualTo("text/plain");
        });
        assertThat(text()).isEqualTo("hello");
        assertThat(server.requests().getFirst())
                .startsWith("GET /a?b=c HTTP/1.1\n")
                .contains("Host: 127.0.0.1:" + server.port())
                .contains("User-Agent: Lindworm/test (+https://example.org/)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n",
                "HTTP/1.0 200 OK\n\nhello",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello"
            })
    void everyUsualFramingIsUnderstood(String answer) {
        assertThat(get(keep(RawServer.saying(answer)))).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/2 200\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nhello, this is not gzip",
                "HTTP/1.1 101 Switching Protocols\r\n\r\n"
            })
    void whatIsNoProperAnswerIsUnsuitable(String answer) {
        assertThat(get(keep(RawServer.saying(answer)))).isInstanceOf(FetchFailure.Unsuitable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nhello"
            })
    void anAnswerThatBreaksOffMayBeAskedForAgain(String answer) {
        assertThat(get(keep(RawServer.saying(answer))))
                .isInstanceOfSatisfying(
                        FetchFailure.Unreachable.class,
                        failure -> assertThat(failure.retryable()).isTrue());
    }

    @Test
    void compressedBodiesAreUnpackedAndTheLimitHoldsForWhatComesOut() throws IOException {
        RawServer small = keep(RawServer.on("127.0.0.1", (request, out) -> sendGzip(out, 1000)));
        RawServer bomb = keep(RawServer.on("127.0.0.1", (request, out) -> sendGzip(out, 50_000_000)));

        assertThat(get(small)).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(body.size()).isEqualTo(1000);
        body.reset();
        assertThat(get(bomb)).isInstanceOf(FetchFailure.Unsuitable.class);
        assertThat(body.size()).isLessThanOrEqualTo(1000);
    }

    private static void sendGzip(OutputStream out, int zeros) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[zeros]);
        }
    }

    @Test
    void anAnswerThatSaysItIsTooLargeIsNotRead() {
        RawServer server = keep(RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\nhello"));

        FetchOutcome outcome = get(server);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        FetchFailure.Unsuitable.class,
                        failure -> assertThat(failure.shown().key()).isEqualTo("fetch.error.tooLarge"));
        assertThat(body.size()).isZero();
    }

    @Test
    void anEndlessAnswerIsCutAtTheLimit() {
        RawServer server = keep(RawServer.on("127.0.0.1", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[100]);
            }
        }));

        assertThat(get(server)).isInstanceOf(FetchFailure.Unsuitable.class);
        assertThat(body.size()).isLessThanOrEqualTo(1000);
    }

    @Test
    void anEndlessHeadIsCut() {
        RawServer server = keep(RawServer.on("127.0.0.1", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X-Filler: filler\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }));

        assertThat(get(server)).isInstanceOf(FetchFailure.Unsuitable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n\r\n"})
    void aServerThatTricklesOrFallsSilentIsLeftWhenTimeIsOver(String beginning) {
        CountDownLatch never = new CountDownLatch(1);
        RawServer server = keep(RawServer.on("127.0.0.1", (request, out) -> {
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            never.await();
        }));

        FetchOutcome outcome =
                fetcher().fetch(FetchRequest.get(address(server), 1000).within(Duration.ofMillis(300)), body);

        never.countDown();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        FetchFailure.Unreachable.class,
                        failure -> assertThat(failure.shown().key()).isEqualTo("fetch.error.tooSlow"));
    }

    @Test
    void aNameThatNobodyResolvesInTimeEndsTheRequest() {
        CountDownLatch never = new CountDownLatch(1);
        Fetcher fetcher = fetcher(host -> {
            try {
                never.await();
                return new InetAddress[0];
            } catch (InterruptedException e) {
                throw new UnknownHostException(host);
            }
        });

        FetchOutcome outcome =
                fetcher.fetch(FetchRequest.get("http://slow.test/", 10).within(Duration.ofMillis(200)), body);

        never.countDown();
        assertThat(outcome).isInstanceOf(FetchFailure.Unreachable.class);
    }

    @Test
    void redirectsAreFollowedToTheEnd() {
        RawServer server = keep(RawServer.on(
                "127.0.0.1",
                (request, out) -> out.write((request.contains("/a?")
                                ? "HTTP/1.1 302 Found\r\nLocation: end\r\n\r\n"
                                : "HTTP/1.1 200 OK\r\n\r\n" + request)
                        .getBytes(StandardCharsets.US_ASCII))));

        FetchOutcome outcome = get(server);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        FetchOutcome.Fetched.class,
                        fetched -> assertThat(fetched.address()).endsWith("/end"));
        assertThat(text()).isEqualTo("GET /end HTTP/1.1");
    }

    @Test
    void aCircleOfRedirectsEnds() {
        RawServer server = keep(RawServer.saying("HTTP/1.1 301 Moved\r\nLocation: /a\r\n\r\n"));

        assertThat(get(server)).isInstanceOf(FetchFailure.Unsuitable.class);
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void privateAddressesAreNeverConnectedTo() {
        RawServer inside = keep(RawServer.on("127.0.0.2", (request, out) -> out.write('x')));
        String port = ":" + inside.port() + "/";

        for (String host : List.of("127.0.0.2", "2130706434", "127.2", "[::ffff:127.0.0.2]")) {
            assertThat(fetcher().fetch(FetchRequest.get("http://" + host + port, 10), body))
                    .as(host)
                    .isInstanceOfSatisfying(
                            FetchFailure.Refused.class,
                            refused -> assertThat(refused.retryable()).isFalse());
        }
        assertThat(inside.requests()).isEmpty();
    }

    @Test
    void theUsualRuleRefusesThisMachine() {
        Fetcher usual = keep(new Fetcher(FetchConfig.of("test")));
        Fetcher lenient = keep(new Fetcher(FetchConfig.of("test").allowingLoopback()));
        RawServer server = keep(RawServer.saying("HTTP/1.1 200 OK\r\n\r\nhello"));

        assertThat(usual.fetch(FetchRequest.get(address(server), 10), body)).isInstanceOf(FetchFailure.Refused.class);
        assertThat(usual.fetch(FetchRequest.get("http://localhost:" + server.port(), 10), body))
                .isInstanceOf(FetchFailure.Refused.class);
        assertThat(server.requests()).isEmpty();
        assertThat(lenient.fetch(FetchRequest.get(address(server), 10), body)).isInstanceOf(FetchOutcome.Fetched.class);
    }

    @Test
    void aRedirectToAPrivateAddressIsRefused() {
        RawServer inside = keep(RawServer.on("127.0.0.2", (request, out) -> out.write('x')));
        RawServer lure = keep(RawServer.saying(
                "HTTP/1.1 307 Temporary\r\nLocation: http://inside.test:" + inside.port() + "/\r\n\r\n"));
        Fetcher fetcher = fetcher(host -> new InetAddress[] {host.equals("inside.test") ? INSIDE : HERE});

        assertThat(fetcher.fetch(FetchRequest.get("http://lure.test:" + lure.port(), 10), body))
                .isInstanceOf(FetchFailure.Refused.class);
        assertThat(lure.requests()).hasSize(1);
        assertThat(inside.requests()).isEmpty();
    }

    @Test
    void aNameThatChangesItsAddressAfterTheCheckGainsNothing() {
        AtomicInteger lookups = new AtomicInteger();
        RawServer inside = keep(RawServer.on("127.0.0.2", (request, out) -> out.write('x')));
        Fetcher fetcher = fetcher(host -> new InetAddress[] {lookups.incrementAndGet() == 1 ? HERE : INSIDE});

        FetchOutcome outcome = fetcher.fetch(FetchRequest.get("http://rebind.test:" + inside.port(), 10), body);

        assertThat(outcome).isInstanceOf(FetchFailure.Unreachable.class);
        assertThat(lookups).hasValue(1);
        assertThat(inside.requests()).isEmpty();
    }

    @Test
    void ofSeveralAddressesOnlyThePermittedAreTried() {
        RawServer server = keep(RawServer.saying("HTTP/1.1 200 OK\r\n\r\nhello"));
        Fetcher fetcher = fetcher(host -> new InetAddress[] {INSIDE, HERE});

        assertThat(fetcher.fetch(FetchRequest.get("http://both.test:" + server.port(), 10), body))
                .isInstanceOf(FetchOutcome.Fetched.class);
    }

    @Test
    void otherStatusesAreAnswersWithTheirOwnMeaning() {
        assertThat(get(keep(RawServer.saying("HTTP/1.1 404 Not Found\r\n\r\n"))))
                .satisfies(outcome -> {
                    FetchFailure.Answered answered = (FetchFailure.Answered) outcome;
                    assertThat(answered.retryable()).isFalse();
                    assertThat(answered.shown().key()).isEqualTo("fetch.error.notFound");
                });
        assertThat(get(keep(RawServer.saying("HTTP/1.1 503 Busy\r\n\r\n"))))
                .satisfies(outcome -> assertThat(((FetchFailure.Answered) outcome).retryable())
                        .isTrue());
    }

    @Test
    void answersOfAnotherTypeAreNotRead() {
        RawServer server = keep(RawServer.saying("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nhello"));

        FetchOutcome outcome =
                fetcher().fetch(FetchRequest.get(address(server), 10).accepting("image/*"), body);

        assertThat(outcome).isInstanceOf(FetchFailure.Unsuitable.class);
        assertThat(body.size()).isZero();
        assertThat(server.requests().getFirst()).contains("Accept: image/*");
    }

    @Test
    void headersOfARequestDoNotTravelToAnotherServer() {
        RawServer other = keep(RawServer.saying("HTTP/1.1 200 OK\r\n\r\nhello"));
        RawServer first = keep(RawServer.saying("HTTP/1.1 302 Found\r\nLocation: " + address(other) + "\r\n\r\n"));

        fetcher().fetch(FetchRequest.get(address(first), 10).header("Authorization", "secret"), body);

        assertThat(first.requests().getFirst()).contains("Authorization: secret");
        assertThat(other.requests().getFirst()).doesNotContain("secret");
    }

    @Test
    void aPostSendsItsBodyAndFollowsNoRedirect() {
        RawServer server = keep(RawServer.saying("HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n"));

        FetchOutcome outcome = fetcher().fetch(FetchRequest.post(address(server), "{}", 10), body);

        assertThat(outcome).isEqualTo(new FetchFailure.Answered(302, "127.0.0.1"));
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().getFirst()).startsWith("POST ").contains("Content-Length: 2");
    }

    @Test
    void headersThatWouldForgeARequestAreAMistakeOfOurs() {
        FetchRequest request = FetchRequest.get("http://example.org", 10);

        assertThatThrownBy(() -> request.header("X", "a\r\nHost: evil")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request.header("Host", "evil")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoAddressIsRefusedWithoutAsking() {
        assertThat(fetcher().fetch(FetchRequest.get("file:///etc/passwd", 10), body))
                .isInstanceOfSatisfying(
                        FetchFailure.Refused.class,
                        refused -> assertThat(refused.shown().key()).isEqualTo("fetch.error.address"));
    }

    @Test
    void unknownNamesAreToldApart() {
        Fetcher fetcher = fetcher(host -> {
            throw new UnknownHostException(host);
        });

        assertThat(fetcher.fetch(FetchRequest.get("http://nobody.test", 10), body))
                .isInstanceOfSatisfying(
                        FetchFailure.Unreachable.class,
                        failure -> assertThat(failure.shown().key()).isEqualTo("fetch.error.unknownHost"));
    }
}
