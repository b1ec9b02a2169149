package social.lindworm.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectKey;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/// Our requests beside those of AWS's own client, both judged by the same service: the same addresses, the same
/// headers that mean something, signatures that AWS's signer would give.
class SdkComparisonTest {

    private static final List<String> TELLING =
            List.of("content-type", "cache-control", "x-amz-acl", "range", "content-length", "content-encoding");

    private final S3TestServer server = new S3TestServer();
    private final StorageConfig.S3 config = server.config().below("images");
    private final S3Store ours = new S3Store(config, Clock.systemUTC());
    private final S3Bucket bucket = new S3Bucket(config, Clock.systemUTC());
    private final S3Client theirs = S3Client.builder()
            .endpointOverride(config.endpoint())
            .region(Region.of(config.region()))
            .forcePathStyle(true)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    config.credentials().accessKey(),
                    config.credentials().secret().reveal())))
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @AfterEach
    void close() {
        ours.close();
        bucket.close();
        theirs.close();
        server.close();
    }

    private record Shape(String method, String path, Map<String, String> query, Map<String, String> headers) {}

    private Shape shape(Runnable call) {
        server.seen().clear();
        call.run();
        S3TestServer.Seen seen = server.seen().getFirst();
        URI uri = URI.create(seen.target());
        Map<String, String> query = new TreeMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                query.put(pair.split("=")[0], pair.contains("=") ? pair.substring(pair.indexOf('=') + 1) : "");
            }
        }
        return new Shape(
                seen.method(),
                uri.getRawPath(),
                query,
                seen.headers().entrySet().stream()
                        .filter(header -> TELLING.contains(header.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private void assertAlike(Runnable our, Consumer<S3Client> their) {
        assertThat(shape(our)).isEqualTo(shape(() -> their.accept(theirs)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "covers/a.jpg",
                "a b+c&d=e?f#g;h:i*j\"k<l>|m",
                "100%/25%25",
                "Les Misérables — tome Ⅰ.jpg",
                "表紙/本.png",
                "~.-_!'()$@,"
            })
    void objectsArePutReadAndDeletedAtTheSameAddresses(String name) {
        ObjectKey key = new ObjectKey(name);
        String full = "images/" + name;

        assertAlike(
                () -> ours.put(key, Content.of(new byte[5]), new Attributes("image/png", "max-age=1")),
                sdk -> sdk.putObject(
                        put -> put.bucket("books")
                                .key(full)
                                .contentType("image/png")
                                .cacheControl("max-age=1")
                                .acl(ObjectCannedACL.PUBLIC_READ),
                        RequestBody.fromBytes(new byte[5])));
        assertAlike(
                () -> ours.open(key, new ByteRange(1, 2)),
                sdk -> sdk.getObjectAsBytes(get -> get.bucket("books").key(full).range("bytes=1-2")));
        assertAlike(
                () -> ours.stat(key),
                sdk -> sdk.headObject(head -> head.bucket("books").key(full)));
        assertAlike(
                () -> ours.delete(key),
                sdk -> sdk.deleteObject(delete -> delete.bucket("books").key(full)));
    }

    @Test
    void listingsAskAlike() {
        assertAlike(
                () -> assertThat(ours.list(new KeyRange("covers/é", "covers/é b")))
                        .isEmpty(),
                sdk -> sdk.listObjectsV2(list -> list.bucket("books")
                        .encodingType(EncodingType.URL)
                        .prefix("images/covers/é")
                        .startAfter("images/covers/é b")));
    }

    @Test
    void aLargeObjectBeginsAlike() {
        assertAlike(
                () -> ours.put(new ObjectKey("big"), Content.of(new byte[9 << 20]), Attributes.of("a/b")),
                sdk -> sdk.createMultipartUpload(create -> create.bucket("books")
                        .key("images/big")
                        .contentType("a/b")
                        .acl(ObjectCannedACL.PUBLIC_READ)));
    }

    @Test
    void whatWePutTheirClientReadsAndTheReverse() {
        ours.put(new ObjectKey("a"), Content.of(new byte[] {1, 2}), Attributes.of("a/b"));
        theirs.putObject(put -> put.bucket("books").key("images/b"), RequestBody.fromBytes(new byte[] {3}));

        assertThat(theirs.getObjectAsBytes(get -> get.bucket("books").key("images/a"))
                        .asByteArray())
                .containsExactly(1, 2);
        assertThat(ours.stat(new ObjectKey("b")).orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void bodiesArePlainWithLengthAndMd5() {
        ours.put(new ObjectKey("a"), Content.of(new byte[] {1, 2}), Attributes.of("a/b"));

        assertThat(server.seen().getFirst().headers())
                .containsKeys("content-md5", "content-length", "x-amz-content-sha256")
                .doesNotContainKeys("transfer-encoding", "content-encoding", "x-amz-trailer", "expect")
                .allSatisfy((name, value) -> assertThat(name).doesNotStartWith("x-amz-checksum"));
    }

    @Test
    void aSignedAddressIsOneThatTheirSignerWouldMake() throws Exception {
        ours.put(new ObjectKey("é a"), Content.of(new byte[] {1, 2}), Attributes.of("a/b"));

        assertThat(bucket.presignedGet(new ObjectKey("é a"), Duration.ofMinutes(5))
                        .toURL()
                        .openStream()
                        .readAllBytes())
                .containsExactly(1, 2);
    }

    @Test
    void manyAreDeletedInOneRequestEachThousand() {
        List<ObjectKey> keys = java.util.stream.IntStream.range(0, 1_500)
                .mapToObj(i -> new ObjectKey("k<&>" + i))
                .toList();
        ours.put(keys.getFirst(), Content.of(new byte[1]), Attributes.of("a/b"));
        server.seen().clear();

        assertThat(bucket.deleteAll(keys)).isEmpty();
        assertThat(server.seen())
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.headers()).containsKey("content-md5"));
        assertThat(server.objects()).isEmpty();
    }

    @Test
    void rulesForOtherOriginsComeBackAsTheyWereSet() {
        assertThat(bucket.cors()).isEmpty();
        CorsRule rule = new CorsRule(
                List.of("https://a.example", "*"), List.of("GET"), List.of("*"), List.of(), java.util.Optional.empty());

        bucket.putCors(List.of(rule, rule));

        assertThat(bucket.cors()).containsExactly(rule, rule);
        assertThat(theirs.getBucketCors(get -> get.bucket("books")).corsRules())
                .hasSize(2)
                .allSatisfy(
                        theirRule -> assertThat(theirRule.allowedOrigins()).containsExactly("https://a.example", "*"));
    }

    @Test
    void anObjectsAclTellsWhetherAnybodyReadsIt() {
        ObjectKey key = new ObjectKey("a");
        ours.put(key, Content.of(new byte[1]), Attributes.of("a/b"));

        assertThat(bucket.isReadableByAll(key)).isTrue();
        bucket.putAcl(key, "private");
        assertThat(bucket.isReadableByAll(key)).isFalse();
    }
}
