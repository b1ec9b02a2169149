package social.lindworm.storage.opendal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// The contract and the rest against a real service; see [RealCloud].
class CloudStoreIT implements ObjectStoreContract {

    private static final ObjectKey KEY = new ObjectKey("covers/a-é.jpg");

    private final StorageConfig.Cloud config = RealCloud.place();
    private final CloudStore store = new CloudStore(config, Clock.systemUTC());

    @Override
    public ObjectStore store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }

    /// Where the service need not be asked after a put, our clock stands for its own.
    @Test
    @Override
    public void statAndOpenTellTheSameAsPut() throws IOException {
        ObjectInfo put = put("covers/a.jpg", "first");

        ObjectInfo told = store.stat(put.key()).orElseThrow();
        assertThat(Duration.between(told.modified(), put.modified()).abs()).isLessThan(Duration.ofSeconds(5));
        assertThat(told).usingRecursiveComparison().ignoringFields("modified").isEqualTo(put);
        try (StoredObject opened = store.open(put.key())) {
            assertThat(opened.info()).isEqualTo(told);
        }
    }

    @Test
    @Override
    public void listedObjectsTellWhatStatTells() {
        ObjectInfo put = put("covers/a.jpg", "first");

        try (Stream<ObjectInfo> listing = store.list(KeyRange.ALL)) {
            assertThat(listing).containsExactly(store.stat(put.key()).orElseThrow());
        }
    }

    /// As everywhere, but with several under way at once, as servers for tests are slow.
    @Test
    @Override
    public void manyObjectsAreListedEachOnce() {
        List<String> expected = IntStream.range(0, 1500)
                .mapToObj(i -> "many/%d/deep/%04d".formatted(i / 500, i))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            expected.stream()
                    .map(key -> CompletableFuture.runAsync(() -> put(key, "x"), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }

        try (Stream<ObjectInfo> listing = store.list(KeyRange.of("many/"))) {
            assertThat(listing.map(info -> info.key().text())).containsExactlyElementsOf(expected);
        }
    }

    /// OpenDAL asks Swift for the rest of a listing by names as they are, those too that would break the address or
    /// mean something there.
    @Test
    void namesThatMeanSomethingInAddressesAreOnlyNames() {
        List<String> odd = Stream.of(
                        "%2e%2e/a",
                        "100%",
                        "a b+c&d=e?f#g;h:i*j\"k<l>|m",
                        "a/Les Misérables — tome Ⅰ.jpg",
                        "$HOME/`id`",
                        "a=20b",
                        "a =3D",
                        "deep er/still deep%er/a b/c d")
                .sorted(ObjectKey::compare)
                .toList();

        odd.forEach(text -> put(text, text));

        odd.forEach(text -> assertThat(read(text)).isEqualTo(text));
        assertThat(store.list(KeyRange.ALL))
                .extracting(info -> info.key().text())
                .containsExactlyElementsOf(odd);
        assertThat(store.list(KeyRange.of("deep er/still deep%")))
                .extracting(info -> info.key().text())
                .containsExactly("deep er/still deep%er/a b/c d");
        odd.forEach(text -> store.delete(new ObjectKey(text)));
        assertThat(store.list(KeyRange.ALL)).isEmpty();
    }

    @Test
    void anObjectInPiecesAppearsWhenItIsWhole() throws IOException {
        byte[] large = new byte[CloudWriter.PIECE * 2 + 1];
        large[large.length - 1] = 7;
        ObjectInfo put = store.put(KEY, Content.of(large), Attributes.of("a/b"));

        assertThat(store.stat(KEY).orElseThrow().version()).isEqualTo(put.version());
        try (StoredObject opened = store.open(KEY)) {
            assertThat(opened.readAll()).isEqualTo(large);
        }
    }

    /// More than fits into memory where the tests of this class run with little of it.
    @Test
    void aLargeObjectPassesThroughLittleMemory() throws IOException {
        Content large = new NoiseContent(70 << 20);
        ObjectInfo put = store.put(KEY, large, Attributes.of("a/b"));

        assertThat(put.size()).isEqualTo(large.length());
        try (StoredObject opened = store.open(KEY);
                InputStream expected = large.open()) {
            assertThat(opened.info().version()).isEqualTo(put.version());
            assertThat(md5(opened.stream())).isEqualTo(md5(expected));
        }
    }

    private static byte[] md5(InputStream stream) throws IOException {
        DigestInputStream digested = new DigestInputStream(stream, Digest.md5());
        digested.transferTo(OutputStream.nullOutputStream());
        return digested.getMessageDigest().digest();
    }

    @Test
    void aLargeContentThatIsNotAsLongAsItSaidNeverAppears() {
        put(KEY.text(), "old");
        for (int difference : List.of(-1, 1)) {
            NoiseContent other = new NoiseContent(CloudWriter.PIECE + 1 + difference);
            Content lying = new Content() {
                @Override
                public long length() {
                    return CloudWriter.PIECE + 1;
                }

                @Override
                public InputStream open() {
                    return other.open();
                }
            };
            assertThatThrownBy(() -> store.put(KEY, lying, Attributes.of("a/b")))
                    .isInstanceOf(StorageException.Corrupt.class);
        }

        assertThat(read(KEY.text())).isEqualTo("old");
        assertThat(store.list(KeyRange.ALL)).hasSize(1);
    }

    @Test
    void eachMistakeInTheSettingsIsNamed() {
        Map<String, Map<String, String>> wrong = switch (RealCloud.service()) {
            case "azblob" ->
                Map.of(
                        "storage.cloud.access", Map.of("account_key", "d3Jvbmc="),
                        "storage.cloud.container", Map.of("container", "no-such-container"),
                        "storage.cloud.network", Map.of("endpoint", "http://127.0.0.1:1/a"));
            case "swift" ->
                Map.of(
                        "storage.cloud.access", Map.of("auth_url", "", "token", "wrong"),
                        "storage.cloud.signIn", Map.of("password", "wrong"),
                        "storage.cloud.container", Map.of("container", "no-such-container"),
                        "storage.cloud.network", Map.of("endpoint", "http://127.0.0.1:1/v1/a"));
            case "webdav" ->
                Map.of(
                        "storage.cloud.access", Map.of("password", "wrong"),
                        "storage.cloud.network", Map.of("endpoint", "http://127.0.0.1:1"));
            default -> throw new AssertionError("say here what can be wrong with " + RealCloud.service());
        };
        wrong.forEach(this::assertAdvice);
    }

    private void assertAdvice(String advice, Map<String, String> wrong) {
        Map<String, Secret> options = new HashMap<>(config.options());
        wrong.forEach((name, value) -> options.put(name, new Secret(value)));
        StorageConfig.Cloud mistaken =
                new StorageConfig.Cloud(config.service(), options, config.root(), config.publicBase(), config.limits());
        try (CloudStore refused = new CloudStore(mistaken, Clock.systemUTC())) {
            List<Runnable> calls = List.of(
                    () -> refused.stat(KEY),
                    () -> refused.open(KEY),
                    () -> refused.put(KEY, Content.of(new byte[1]), Attributes.of("a/b")),
                    () -> refused.put(KEY, Content.of(new byte[9 << 20]), Attributes.of("a/b")),
                    () -> refused.delete(KEY),
                    () -> refused.list(KeyRange.ALL).forEach(info -> refused.delete(info.key())));
            for (Runnable call : calls) {
                assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                told -> assertThat(told.advice().key()).isEqualTo(advice));
            }
        }
    }
}
