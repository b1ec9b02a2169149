package social.lindworm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageReaderTest {

    private static final String KEYS =
            "AWS_ACCESS_KEY_ID=key\nAWS_SECRET_ACCESS_KEY=visible\nAWS_STORAGE_BUCKET_NAME=books\n";
    private static final String ON = "USE_S3=true\n" + KEYS;

    @TempDir
    private Path home;

    private Config read(String env) {
        return Config.read(home, env, Map.of());
    }

    private StorageConfig.S3 s3(String env) {
        return (StorageConfig.S3) read(ON + env).storage().active();
    }

    private List<String> wrongKeys(String env) {
        try {
            read(env);
            return List.of();
        } catch (ConfigException e) {
            return e.problems().stream().map(Problem::key).toList();
        }
    }

    @Test
    void withoutAnySettingsFilesStayInTheMediaFolder() {
        Config config = read("");

        assertThat(config.storage().active()).isEqualTo(new StorageConfig.Local(home.resolve("images")));
        assertThat(config.storage().s3().place()).isEmpty();
        assertThat(config.storage().exports()).isEmpty();
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void theThreeNecessaryKeysGiveAwsWithItsDefaults() {
        assertThat(s3(""))
                .isEqualTo(new StorageConfig.S3(
                        S3Provider.AWS,
                        URI.create("https://s3.us-east-1.amazonaws.com"),
                        "us-east-1",
                        "books",
                        new StorageConfig.Credentials("key", new Secret("visible"), new Secret("")),
                        StorageConfig.Addressing.VIRTUAL,
                        "",
                        Optional.empty(),
                        StorageConfig.Checksums.AUTO,
                        URI.create("https://books.s3.us-east-1.amazonaws.com"),
                        Duration.ofMinutes(15),
                        new StorageConfig.Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), 4, 32)));
    }

    @Test
    void everySettingIsRead() {
        Config config = read(ON + """
                AWS_SESSION_TOKEN=token
                AWS_S3_ENDPOINT_URL=http://Ceph.example:8101
                AWS_S3_REGION_NAME=here
                AWS_S3_CUSTOM_DOMAIN=cdn.example:8443/pictures
                AWS_S3_URL_PROTOCOL=http:
                AWS_DEFAULT_ACL=authenticated-read
                AWS_S3_ADDRESSING_STYLE=virtual
                AWS_S3_KEY_PREFIX=/lind/worm/
                AWS_S3_CHECKSUMS=full
                AWS_S3_CONNECT_TIMEOUT=1
                AWS_S3_READ_TIMEOUT=2
                AWS_S3_RETRIES=3
                AWS_S3_CONCURRENCY=4
                S3_SIGNED_URL_EXPIRY=60
                USE_S3_FOR_EXPORTS=true
                EXPORTS_STORAGE_BUCKET_NAME=private
                EXPORTS_ACCESS_KEY_ID=other
                EXPORTS_SECRET_ACCESS_KEY=hidden
                EXPORTS_S3_REGION_NAME=there
                EXPORTS_S3_ENDPOINT_URL=https://vault.example
                """);

        StorageConfig.Limits limits = new StorageConfig.Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), 3, 4);
        assertThat(config.storage().active())
                .isEqualTo(new StorageConfig.S3(
                        S3Provider.OTHER,
                        URI.create("http://ceph.example:8101"),
                        "here",
                        "books",
                        new StorageConfig.Credentials("key", new Secret("visible"), new Secret("token")),
                        StorageConfig.Addressing.VIRTUAL,
                        "lind/worm/",
                        Optional.of("authenticated-read"),
                        StorageConfig.Checksums.FULL,
                        URI.create("http://cdn.example:8443/pictures/lind/worm"),
                        Duration.ofMinutes(1),
                        limits));
        assertThat(config.storage().exports().orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("names")
                .isEqualTo(new StorageConfig.S3(
                        S3Provider.OTHER,
                        URI.create("https://vault.example"),
                        "there",
                        "private",
                        new StorageConfig.Credentials("other", new Secret("hidden"), new Secret("")),
                        StorageConfig.Addressing.VIRTUAL,
                        "",
                        Optional.empty(),
                        StorageConfig.Checksums.FULL,
                        URI.create("https://private.vault.example"),
                        Duration.ofMinutes(1),
                        limits));
        assertThat(((StorageConfig.S3) config.storage().exports().orElseThrow())
                        .names()
                        .in("AWS_STORAGE_BUCKET_NAME AWS_ACCESS_KEY_ID AWS_S3_CHECKSUMS"))
                .isEqualTo("EXPORTS_STORAGE_BUCKET_NAME EXPORTS_ACCESS_KEY_ID AWS_S3_CHECKSUMS");
        assertThat(config.warnings()).isEmpty();
        assertThat(config.toString()).doesNotContain("visible", "hidden", "token");
    }

    /// From the providers' own documentation.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, eu-west-3, AWS, eu-west-3, https://books.s3.eu-west-3.amazonaws.com, -",
                "https://s3.amazonaws.com, eu-west-3, AWS, eu-west-3, https://books.s3.eu-west-3.amazonaws.com, -",
                "https://s3.eu-west-1.amazonaws.com, -, AWS, eu-west-1, https://books.s3.eu-west-1.amazonaws.com, -",
                "-, cn-north-1, AWS, cn-north-1, https://books.s3.cn-north-1.amazonaws.com.cn, -",
                "https://s3.fr-par.scw.cloud, -, SCALEWAY, fr-par, https://books.s3.fr-par.scw.cloud, public-read",
                "https://nyc3.digitaloceanspaces.com, -, DIGITALOCEAN, nyc3, https://books.nyc3.digitaloceanspaces.com, public-read",
                "https://us-east-1.linodeobjects.com, -, LINODE, us-east-1, https://books.us-east-1.linodeobjects.com, public-read",
                "https://s3.us-west-004.backblazeb2.com, -, BACKBLAZE, us-west-004, https://books.s3.us-west-004.backblazeb2.com, -",
                "https://0123abcd.r2.cloudflarestorage.com, -, CLOUDFLARE, auto, https://0123abcd.r2.cloudflarestorage.com/books, -",
                "https://s3.gra.io.cloud.ovh.net, -, OVH, gra, https://books.s3.gra.io.cloud.ovh.net, public-read",
                "https://storage.googleapis.com, -, GOOGLE, auto, https://storage.googleapis.com/books, -",
                "http://localhost:9000, -, OTHER, us-east-1, http://localhost:9000/books, public-read",
                "http://[::1]:8101, -, OTHER, us-east-1, http://[::1]:8101/books, public-read",
                "http://garage.example:3900, garage, OTHER, garage, http://garage.example:3900/books, public-read"
            })
    void eachProviderGetsItsAddressesRegionAndAcl(
            String endpoint, String region, S3Provider provider, String signedFor, String address, String acl) {
        StorageConfig.S3 s3 = s3((endpoint == null ? "" : "AWS_S3_ENDPOINT_URL=" + endpoint + "\n")
                + (region == null ? "" : "AWS_S3_REGION_NAME=" + region));

        assertThat(s3.provider()).isEqualTo(provider);
        assertThat(s3.region()).isEqualTo(signedFor);
        assertThat(s3.bucketAddress()).isEqualTo(URI.create(address));
        assertThat(s3.publicBase()).isEqualTo(URI.create(address));
        assertThat(s3.acl()).isEqualTo(Optional.ofNullable(acl));
    }

    @Test
    void aBucketWithADotStaysOutOfTheHostWhereTlsWouldFail() {
        String dotted = "USE_S3=true\n" + KEYS.replace("=books", "=my.books")
                + "AWS_S3_ENDPOINT_URL=https://s3.fr-par.scw.cloud";

        assertThat(read(dotted).storage().s3().require().bucketAddress())
                .isEqualTo(URI.create("https://s3.fr-par.scw.cloud/my.books"));
    }

    @Test
    void anEmptyAclSendsNoneAndAnAbsentOneThatOfTheProvider() {
        assertThat(s3("AWS_S3_ENDPOINT_URL=https://minio.example\nAWS_DEFAULT_ACL=")
                        .acl())
                .isEmpty();
        assertThat(s3("AWS_S3_ENDPOINT_URL=https://minio.example\nAWS_DEFAULT_ACL=\"\"")
                        .acl())
                .isEmpty();
        assertThat(s3("AWS_DEFAULT_ACL=public-read").acl()).contains("public-read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "http:", "HTTP://"})
    void theProtocolMayBeWrittenWithItsColon(String protocol) {
        assertThat(s3("AWS_S3_CUSTOM_DOMAIN=cdn.example\nAWS_S3_URL_PROTOCOL=" + protocol)
                        .publicBase())
                .isEqualTo(URI.create("http://cdn.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://us-east-1.linodeobjects.com/",
                "https://books.us-east-1.linodeobjects.com",
                "https://us-east-1.linodeobjects.com/books/"
            })
    void aSlashOrTheBucketInTheEndpointIsTakenAwayAndTold(String written) {
        Config config = read(ON + "AWS_S3_ENDPOINT_URL=" + written);

        assertThat(config.storage().s3().require().endpoint())
                .isEqualTo(URI.create("https://us-east-1.linodeobjects.com"));
        assertThat(config.warnings()).singleElement().asString().startsWith("AWS_S3_ENDPOINT_URL: ");
    }

    @Test
    void aHostThatOnlyBeginsLikeTheBucketIsLeftAlone() {
        assertThat(s3("AWS_S3_ENDPOINT_URL=https://books.example").endpoint())
                .isEqualTo(URI.create("https://books.example"));
    }

    @Test
    void theBucketBeyondR2IsReadByNobodyWithoutADomain() {
        String r2 = ON + "AWS_S3_ENDPOINT_URL=https://0123abcd.r2.cloudflarestorage.com\n";

        assertThat(read(r2).warnings()).singleElement().asString().contains("AWS_S3_CUSTOM_DOMAIN");
        assertThat(read(r2 + "AWS_S3_CUSTOM_DOMAIN=media.books.example").warnings())
                .isEmpty();
    }

    @Test
    void theBucketIsReadableBeforeItIsSwitchedOn() {
        StorageSettings storage = read(KEYS).storage();

        assertThat(storage.active()).isInstanceOf(StorageConfig.Local.class);
        assertThat(storage.s3().require().bucket()).isEqualTo("books");
    }

    @Test
    void mistakesInKeysOfAnInactiveBucketWaitUntilItIsAskedFor() {
        StorageSettings storage = read("AWS_S3_ENDPOINT_URL=nonsense\nAWS_S3_RETRIES=many\nAWS_ACCESS_KEY_ID=key")
                .storage();

        assertThat(storage.s3().place()).isEmpty();
        assertThatThrownBy(storage.s3()::require)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY")
                .hasMessageContaining("AWS_STORAGE_BUCKET_NAME")
                .hasMessageContaining("AWS_S3_ENDPOINT_URL")
                .hasMessageContaining("AWS_S3_RETRIES");
    }

    @Test
    void allMistakesOfAnActiveBucketAreToldTogether() {
        assertThat(wrongKeys("""
                        USE_S3=true
                        AWS_STORAGE_BUCKET_NAME=https://books
                        AWS_S3_ENDPOINT_URL=https://host.example/some/path
                        AWS_S3_REGION_NAME=eu west
                        AWS_S3_CUSTOM_DOMAIN=https://cdn.example
                        AWS_S3_URL_PROTOCOL=ftp
                        AWS_DEFAULT_ACL=Public Read
                        AWS_S3_ADDRESSING_STYLE=dns
                        AWS_S3_KEY_PREFIX=../up
                        AWS_S3_CHECKSUMS=crc
                        AWS_S3_CONCURRENCY=0
                        S3_SIGNED_URL_EXPIRY=forever
                        """))
                .containsExactlyInAnyOrder(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_STORAGE_BUCKET_NAME",
                        "AWS_S3_ENDPOINT_URL",
                        "AWS_S3_REGION_NAME",
                        "AWS_S3_CUSTOM_DOMAIN",
                        "AWS_S3_URL_PROTOCOL",
                        "AWS_DEFAULT_ACL",
                        "AWS_S3_ADDRESSING_STYLE",
                        "AWS_S3_KEY_PREFIX",
                        "AWS_S3_CHECKSUMS",
                        "AWS_S3_CONCURRENCY",
                        "S3_SIGNED_URL_EXPIRY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host.example",
                "https://",
                "ftp://host.example",
                "https://user:word@host.example",
                "https://host.example?a=b",
                "https://host example"
            })
    void whatIsNoEndpointIsRefused(String written) {
        assertThat(wrongKeys(ON + "AWS_S3_ENDPOINT_URL=" + written)).containsExactly("AWS_S3_ENDPOINT_URL");
    }

    @Test
    void exportsTakeWhatTheyHaveNoneOfFromTheMediaBucketExceptItsAcl() {
        StorageConfig.S3 exports =
                (StorageConfig.S3) read(ON + """
                        AWS_S3_ENDPOINT_URL=http://ceph.example
                        AWS_S3_REGION_NAME=here
                        USE_S3_FOR_EXPORTS=true
                        EXPORTS_STORAGE_BUCKET_NAME=private
                        """).storage().exports().orElseThrow();

        assertThat(exports.credentials().accessKey()).isEqualTo("key");
        assertThat(exports.region()).isEqualTo("here");
        assertThat(exports.bucketAddress()).isEqualTo(URI.create("http://ceph.example/private"));
        assertThat(exports.acl()).isEmpty();
    }

    @Test
    void exportsMayHaveABucketWithoutMediaHavingOne() {
        String own = "USE_S3_FOR_EXPORTS=true\nEXPORTS_STORAGE_BUCKET_NAME=private\n";
        StorageSettings storage = read(own + "EXPORTS_ACCESS_KEY_ID=key\nEXPORTS_SECRET_ACCESS_KEY=word")
                .storage();

        assertThat(storage.exports()).isPresent();
        assertThat(storage.active()).isInstanceOf(StorageConfig.Local.class);
        assertThat(wrongKeys(own)).containsExactly("EXPORTS_ACCESS_KEY_ID");
    }

    @Test
    void exportsNeverShareTheBucketThatAnybodyReads() {
        assertThat(wrongKeys(ON + "USE_S3_FOR_EXPORTS=true\nEXPORTS_STORAGE_BUCKET_NAME=books"))
                .containsExactly("EXPORTS_STORAGE_BUCKET_NAME");
    }

    @Test
    void aFolderOfTheBucketHasItsOwnKeysAndAddresses() {
        StorageConfig.S3 images = s3("AWS_S3_KEY_PREFIX=lindworm\nAWS_S3_CUSTOM_DOMAIN=cdn.example")
                .below("images");

        assertThat(images.prefix()).isEqualTo("lindworm/images/");
        assertThat(images.publicBase()).isEqualTo(URI.create("https://cdn.example/lindworm/images"));
    }
}
