package social.lindworm.storage.opendal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;

/// A Swift that knows one object and takes one token at a time, and the two who give tokens.
class SwiftSignInTest {

    private static final ObjectKey KEY = new ObjectKey("covers/a");
    private static final String FOO = "acbd18db4cc2f85cedef654fccc4a4d8";

    private final List<String> signIns = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile String token = "nobody's";
    private volatile boolean givesWorthless;
    private volatile boolean damages;
    private final AtomicInteger deletions = new AtomicInteger();
    private volatile int trouble;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/auth/v1.0", exchange -> {
            String user = exchange.getRequestHeaders().getFirst("X-Auth-User");
            give(exchange, "X-Auth-Token", user, exchange.getRequestHeaders().getFirst("X-Auth-Key"));
        });
        server.createContext("/v3/auth/tokens", exchange -> {
            JsonNode asked =
                    new JsonMapper().readTree(exchange.getRequestBody()).get("auth");
            JsonNode user = asked.at("/identity/password/user");
            String whole =
                    user.get("name").asText() + "@" + user.at("/domain/name").asText() + "/"
                            + asked.at("/scope/project/name").asText() + "@"
                            + asked.at("/scope/project/domain/name").asText();
            give(exchange, "X-Subject-Token", whole, user.get("password").asText());
        });
        server.createContext("/v1/a/c/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void give(HttpExchange exchange, String header, String user, String password) throws IOException {
        signIns.add(user);
        boolean known = password.equals("word");
        if (known && trouble == 0) {
            token = "token-" + signIns.size();
            exchange.getResponseHeaders().set(header, givesWorthless ? "worthless" : token);
        }
        end(exchange, trouble != 0 ? trouble : known ? 201 : 401);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean isIn = token.equals(exchange.getRequestHeaders().getFirst("X-Auth-Token"));
        exchange.getResponseHeaders().set("Content-Length", "3");
        exchange.getResponseHeaders()
                .set("Etag", exchange.getRequestMethod().equals("PUT") && !damages ? Digest.md5(body) : FOO);
        exchange.getResponseHeaders().set("Last-Modified", "Mon, 23 Nov 2026 23:00:00 GMT");
        deletions.addAndGet(exchange.getRequestMethod().equals("DELETE") ? 1 : 0);
        end(exchange, isIn ? exchange.getRequestMethod().equals("PUT") ? 201 : 200 : 401);
    }

    private static void end(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private CloudStore open(String way, Map<String, String> more) {
        String host = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, String> options = new HashMap<>(Map.of(
                "endpoint", host + "/v1/a",
                "container", "c",
                "auth_url", host + way,
                "username", "lindworm:test",
                "password", "word"));
        options.putAll(more);
        return new CloudStore(CloudStoreTest.config("swift", options), Clock.systemUTC());
    }

    @Test
    void theOldSignInGivesATokenAndAnotherOnceThatHasEnded() {
        try (CloudStore store = open("/auth/v1.0", Map.of())) {
            assertThat(signIns).isEmpty();
            assertThat(store.stat(KEY).map(ObjectInfo::size)).contains(3L);
            store.put(KEY, Content.of(new byte[3]), Attributes.of("a/b"));
            assertThat(signIns).containsExactly("lindworm:test");

            token = "another";

            store.put(KEY, Content.of(new byte[3]), Attributes.of("a/b"));
            assertThat(store.stat(KEY)).isPresent();
            assertThat(signIns).hasSize(2);
        }
    }

    @Test
    void keystoneIsToldUserProjectAndDomains() {
        try (CloudStore store = open("/v3", Map.of("project", "books"))) {
            assertThat(store.stat(KEY)).isPresent();
        }
        try (CloudStore store = open("/", Map.of("project", "books", "user_domain", "ours", "project_domain", "x"))) {
            assertThat(store.stat(KEY)).isPresent();
        }
        assertThat(signIns).containsExactly("lindworm:test@Default/books@Default", "lindworm:test@ours/books@x");
    }

    @Test
    void manyAtOnceSignInOnce() throws Exception {
        try (CloudStore store = open("/auth/v1.0", Map.of());
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Optional<ObjectInfo>>> looks = IntStream.range(0, 24)
                    .<Callable<Optional<ObjectInfo>>>mapToObj(_ -> () -> store.stat(KEY))
                    .toList();
            for (var look : threads.invokeAll(looks)) {
                assertThat(look.get()).isPresent();
            }
            assertThat(signIns).hasSize(1);
        }
    }

    @Test
    void aTokenThatIsNotTakenEitherEndsTheCall() {
        givesWorthless = true;
        try (CloudStore store = open("/auth/v1.0", Map.of())) {
            assertAdvice(store, StorageException.Denied.class, "storage.cloud.access");
            assertThat(signIns).hasSize(2);
        }
    }

    @Test
    void whatIsWrongWithTheSignInIsSaid() {
        try (CloudStore store = open("/auth/v1.0", Map.of("password", "wrong"))) {
            assertAdvice(store, StorageException.Denied.class, "storage.cloud.signIn");
        }
        try (CloudStore store = open("/auth/v1.0", Map.of("auth_url", "http://127.0.0.1:1/v3"))) {
            assertAdvice(store, StorageException.Unreachable.class, "storage.cloud.network");
        }
        try (CloudStore store = open("/auth/v1.0", Map.of("auth_url", "no address"))) {
            assertAdvice(store, StorageException.Denied.class, "storage.cloud.signIn");
        }
        trouble = 503;
        try (CloudStore store = open("/auth/v1.0", Map.of())) {
            assertAdvice(store, StorageException.Unreachable.class, "storage.cloud.load");
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeAnythingIsSent() {
        Content large = new Content() {
            @Override
            public long length() {
                return CloudWriter.LARGEST_ON_SWIFT + 1;
            }

            @Override
            public InputStream open() {
                throw new AssertionError("nobody needs its bytes");
            }
        };
        try (CloudStore store = open("/auth/v1.0", Map.of())) {
            assertThatThrownBy(() -> store.put(KEY, large, Attributes.of("a/b")))
                    .isInstanceOfSatisfying(StorageException.Denied.class, failure -> {
                        assertThat(failure.advice().key()).isEqualTo("storage.cloud.tooLarge");
                        assertThat(failure.advice().arguments()).containsExactly(5120L);
                    });
        }
        assertThat(signIns).isEmpty();
    }

    @Test
    void aLargeBodyIsSentAgainWhenTheTokenEndsMeanwhile() {
        AtomicInteger times = new AtomicInteger();
        Content large = new NoiseContent(CloudWriter.PIECE + 1L, () -> {
            if (times.getAndIncrement() == 0) {
                token = "another";
            }
        });
        try (CloudStore store = open("/auth/v1.0", Map.of())) {
            assertThat(store.put(KEY, large, Attributes.of("a/b")).size()).isEqualTo(large.length());
        }
        assertThat(times).hasValue(2);
        assertThat(signIns).hasSize(2);
    }

    @Test
    void aLargeBodyThatArrivesDamagedIsTakenAwayAgain() {
        damages = true;
        try (CloudStore store = open("/auth/v1.0", Map.of())) {
            Content large = new NoiseContent(CloudWriter.PIECE + 1L);
            assertThatThrownBy(() -> store.put(KEY, large, Attributes.of("a/b")))
                    .isInstanceOf(StorageException.Corrupt.class);
        }
        assertThat(deletions).hasValue(1);
    }

    private static void assertAdvice(CloudStore store, Class<? extends StorageException> kind, String advice) {
        assertThatThrownBy(() -> store.stat(KEY)).isInstanceOfSatisfying(kind, failure -> {
            assertThat(failure.advice().key()).isEqualTo(advice);
            assertThat(failure).message().doesNotContain("wrong", "word");
        });
    }
}
