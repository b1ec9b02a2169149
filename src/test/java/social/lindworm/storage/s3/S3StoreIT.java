package social.lindworm.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.common.Message;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.UriEncoding;

/// The contract and the rest against a real service, such as a Ceph gateway; see [RealS3].
class S3StoreIT implements S3Contract {

    private static final ObjectKey KEY = new ObjectKey("covers/a+b é.jpg");

    private final StorageConfig.S3 bucket = RealS3.bucket("lindworm-test");
    private final StorageConfig.S3 config = bucket.below(UUID.randomUUID().toString());
    private final S3Store store = new S3Store(config, Clock.systemUTC());
    private final S3Bucket beyond = new S3Bucket(config, Clock.systemUTC());

    @Override
    public ObjectStore store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
        beyond.close();
    }

    @Test
    void anybodyReadsAPublicObjectWithItsHeaders() throws IOException {
        store.put(KEY, Content.of(new byte[] {1, 2, 3}), Attributes.immutable("image/jpeg"));

        HttpURLConnection answer = get(URI.create(config.publicBase() + "/" + UriEncoding.path(KEY.text())));

        assertThat(answer.getResponseCode()).isEqualTo(200);
        assertThat(answer.getHeaderField("Content-Type")).isEqualTo("image/jpeg");
        assertThat(answer.getHeaderField("Cache-Control")).isEqualTo(Attributes.IMMUTABLE);
        assertThat(answer.getHeaderField("Content-Encoding")).isNull();
        assertThat(beyond.isReadableByAll(KEY)).isTrue();
    }

    @Test
    void aSignedAddressOpensAPrivateObject() throws IOException {
        put(KEY.text(), "secret");
        beyond.putAcl(KEY, "private");

        assertThat(beyond.isReadableByAll(KEY)).isFalse();
        assertThat(get(URI.create(config.publicBase() + "/" + UriEncoding.path(KEY.text())))
                        .getResponseCode())
                .isEqualTo(403);
        try (InputStream stream =
                get(beyond.presignedGet(KEY, Duration.ofMinutes(1))).getInputStream()) {
            assertThat(stream.readAllBytes()).asString().isEqualTo("secret");
        }
    }

    private static HttpURLConnection get(URI address) throws IOException {
        return (HttpURLConnection) address.toURL().openConnection();
    }

    @Test
    void manyAreDeletedAtOnce() {
        List<ObjectKey> keys = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            keys.add(put("many/é & <" + i + ">", "x").key());
        }
        keys.add(new ObjectKey("was/never/there"));

        assertThat(beyond.deleteAll(keys)).isEmpty();
        assertThat(store.stat(keys.getFirst())).isEmpty();
    }

    @Test
    void rulesForOtherOriginsAreKept() {
        CorsRule rule = new CorsRule(
                List.of("https://books.example"),
                List.of("GET", "HEAD"),
                List.of("*"),
                List.of("ETag"),
                Optional.of(3000));

        beyond.putCors(List.of(rule));

        assertThat(beyond.cors()).containsExactly(rule);
    }

    @Test
    void theServiceIsGreeted() {
        assertThat(beyond.greet().abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void eachMistakeInTheSettingsIsNamed() {
        StorageConfig.Credentials right = config.credentials();
        assertAdvice("storage.s3.secret", config.bucket(), with(right.accessKey(), new Secret("wrong")));
        assertAdvice("storage.s3.accessKey", config.bucket(), with("nobody", right.secret()));
        assertAdvice("storage.s3.bucket", "no-such-bucket", right);
    }

    private StorageConfig.Credentials with(String accessKey, Secret secret) {
        return new StorageConfig.Credentials(accessKey, secret, new Secret(""));
    }

    private void assertAdvice(String advice, String name, StorageConfig.Credentials credentials) {
        StorageConfig.S3 wrong = new StorageConfig.S3(
                config.provider(),
                config.endpoint(),
                config.region(),
                name,
                credentials,
                config.addressing(),
                config.prefix(),
                config.acl(),
                config.checksums(),
                config.publicBase(),
                config.signedUrlExpiry(),
                config.limits());
        try (S3Store refused = new S3Store(wrong, Clock.systemUTC())) {
            List<Runnable> calls = List.of(
                    () -> refused.stat(KEY),
                    () -> refused.open(KEY),
                    () -> refused.put(KEY, Content.of(new byte[1]), Attributes.of("a/b")),
                    () -> refused.put(KEY, Content.of(new byte[9 << 20]), Attributes.of("a/b")),
                    () -> refused.delete(KEY));
            for (Runnable call : calls) {
                assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.Denied.class,
                                denied -> assertThat(denied.advice())
                                        .extracting(Message::key)
                                        .isEqualTo(advice));
            }
        }
    }
}
