package social.lindworm.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;

class S3StoreTest implements S3Contract {

    private final S3TestServer server = new S3TestServer();
    private final S3Store store = new S3Store(server.config().below("images"), Clock.systemUTC());

    @Override
    public ObjectStore store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @Test
    void objectsLieUnderThePrefixWithTypeCacheRuleAndAcl() {
        store.put(new ObjectKey("covers/a.webp"), Content.of(new byte[3]), Attributes.immutable("image/webp"));

        assertThat(server.objects()).containsOnlyKeys("images/covers/a.webp");
        assertThat(server.objects().get("images/covers/a.webp").headers())
                .containsEntry("content-type", "image/webp")
                .containsEntry("cache-control", Attributes.IMMUTABLE)
                .containsEntry("x-amz-acl", "public-read");
    }

    @Test
    void theDigestThatAContentTellsIsTheOneTheServiceHoldsTheBytesAgainst() {
        Content wrong = telling("picture", "0".repeat(32));
        Content right = telling(
                "picture", Digests.HEX.formatHex(Digests.md5().digest("picture".getBytes(StandardCharsets.UTF_8))));

        assertThatThrownBy(() -> store.put(new ObjectKey("a"), wrong, Attributes.of("image/webp")))
                .isInstanceOf(StorageException.class);
        store.put(new ObjectKey("b"), right, Attributes.of("image/webp"));

        assertThat(server.objects()).containsOnlyKeys("images/b");
    }

    private static Content telling(String text, String md5) {
        Content plain = Content.of(text.getBytes(StandardCharsets.UTF_8));
        return new Content() {
            @Override
            public long length() {
                return plain.length();
            }

            @Override
            public InputStream open() throws IOException {
                return plain.open();
            }

            @Override
            public String md5() {
                return md5;
            }
        };
    }

    @Test
    void timesInListingsAreReadToTheSecondHoweverTheyAreWritten() {
        Instant second = Instant.parse("2026-11-23T20:15:30Z");

        assertThat(Stream.of(
                        "2026-11-23T20:15:30Z",
                        "2026-11-23T20:15:30.123Z",
                        "2026-11-23T20:15:30.123456Z",
                        "2026-11-23T21:15:30+01:00"))
                .allSatisfy(text -> assertThat(S3Listing.second(text)).isEqualTo(second));
        assertThat(Stream.of("", "2026-13-23T20:15:30Z", "2026-11-23 20:15:30.123Z", "yesterday"))
                .allSatisfy(text -> assertThatThrownBy(() -> S3Listing.second(text))
                        .isInstanceOfAny(DateTimeException.class, NumberFormatException.class));
    }

    @Test
    void aVersionIsTheTagWithoutItsQuotes() {
        assertThat(S3Answer.version("\"9e107d9d372bb6826bd81d3542a419d6-2\""))
                .isEqualTo("9e107d9d372bb6826bd81d3542a419d6-2");
        assertThat(S3Answer.version("W/\"aB9\"")).isEqualTo("aB9");
    }

    @Test
    void noCacheRuleIsStoredWhereNoneWasGiven() {
        store.put(new ObjectKey("a"), Content.of(new byte[3]), Attributes.of("image/webp"));

        assertThat(server.objects().get("images/a").headers()).doesNotContainKeys("cache-control", "pragma");
    }

    @Test
    void noAclIsSentWhereTheProviderRefusesAny() {
        StorageConfig.S3 config = server.config();
        StorageConfig.S3 without = new StorageConfig.S3(
                config.provider(),
                config.endpoint(),
                config.region(),
                config.bucket(),
                config.credentials(),
                config.addressing(),
                config.prefix(),
                Optional.empty(),
                config.checksums(),
                config.publicBase(),
                config.signedUrlExpiry(),
                config.limits());

        try (S3Store plain = new S3Store(without, Clock.systemUTC())) {
            plain.put(new ObjectKey("a"), Content.of(new byte[3]), Attributes.of("image/webp"));
            plain.put(new ObjectKey("b"), Content.of(new byte[9 << 20]), Attributes.of("image/webp"));
        }

        assertThat(server.seen())
                .isNotEmpty()
                .allSatisfy(seen -> assertThat(seen.headers()).doesNotContainKey("x-amz-acl"));
    }

    @Test
    void aMissingBucketIsNotAMissingObject() {
        server.refuse("GET", 404, "<Error><Code>NoSuchBucket</Code><Message>x</Message></Error>");

        assertThatThrownBy(() -> store.stat(new ObjectKey("a")))
                .isInstanceOf(StorageException.Denied.class)
                .hasMessageContaining("AWS_STORAGE_BUCKET_NAME");
    }

    @Test
    void aBrokenUploadIsThrownAway() {
        server.refuse("PUT", 503, "<Error><Code>SlowDown</Code></Error>");

        assertThatThrownBy(() -> store.put(new ObjectKey("b"), Content.of(new byte[9 << 20]), Attributes.of("a/b")))
                .isInstanceOf(StorageException.Unreachable.class);
        assertThat(server.openUploads()).isZero();
        assertThat(server.seen()).extracting(S3TestServer.Seen::method).containsExactly("POST", "PUT", "DELETE");
    }

    @Test
    void aLargeObjectComesInPartsAndNoneIsLeftOver() throws IOException {
        byte[] large = new byte[20 << 20];
        ObjectInfo info = store.put(new ObjectKey("big.tar"), Content.of(large), Attributes.of("application/x-tar"));

        assertThat(info.version()).endsWith("-3");
        assertThat(server.seen())
                .extracting(S3TestServer.Seen::method)
                .containsExactly("POST", "PUT", "PUT", "PUT", "POST");
        assertThat(server.objects().get("images/big.tar").headers()).containsEntry("x-amz-acl", "public-read");
        assertThat(server.openUploads()).isZero();
    }

    @Test
    void theVersionOfASmallObjectIsItsMd5() {
        assertThat(put("a", "hello").version()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    }

    @Test
    void namesThatAreNoKeysAreLeftOutOfListings() {
        put("covers/a.jpg", "first");
        S3TestServer.Stored one = server.objects().get("images/covers/a.jpg");
        server.objects().put("images/covers/", one);
        server.objects().put("images/covers//b", one);
        server.objects().put("imagesque", one);

        try (Stream<ObjectInfo> listing = store.list(KeyRange.ALL)) {
            assertThat(listing.map(ObjectInfo::key)).containsExactly(new ObjectKey("covers/a.jpg"));
        }
    }

    @Test
    void aStatOrReadIsOneRequest() throws IOException {
        put("a", "hello");
        store.stat(new ObjectKey("a"));
        store.open(new ObjectKey("a")).close();

        assertThat(server.seen()).extracting(S3TestServer.Seen::method).containsExactly("PUT", "HEAD", "GET");
    }
}
