package social.lindworm.storage.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.config.Config;
import social.lindworm.config.S3Provider;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.local.LocalStore;
import social.lindworm.storage.s3.CorsRule;
import social.lindworm.storage.s3.S3Bucket;
import social.lindworm.storage.s3.S3TestServer;
import social.lindworm.web.Languages;
import social.lindworm.web.Messages;

/// Each way in which a set-up goes wrong, and the line that says so.
class StorageCheckTest {

    private static final String ORIGIN = "https://books.example";

    @TempDir
    private Path home;

    private final Messages english = Objects.requireNonNull(Messages.load().get(Languages.ENGLISH));
    private final S3TestServer service = new S3TestServer();
    private final Map<String, String> settings = new HashMap<>();
    private Clock clock = Clock.systemUTC();

    StorageCheckTest() {
        String[] lines = service.settings();
        for (int i = 0; i < lines.length; i += 2) {
            settings.put(lines[i], lines[i + 1]);
        }
    }

    @AfterEach
    void close() {
        service.close();
    }

    private void allowOrigin() {
        try (S3Bucket there = new S3Bucket(service.config(), Clock.systemUTC())) {
            there.putCors(
                    List.of(new CorsRule(List.of(ORIGIN), List.of("GET"), List.of("*"), List.of(), Optional.empty())));
        }
    }

    private List<String> check(String... changes) {
        return check(Optional.empty(), changes);
    }

    /// The lines as the command prints them, without those that are skipped.
    private List<String> check(Optional<S3Provider> provider, String... changes) {
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        List<String> lines = new ArrayList<>();
        Config config = Config.load(home, settings);
        new StorageCheck(config.storage(), new CheckOrder(ORIGIN, false, provider), StorageCheckTest::open, clock)
                .run(line -> {
                    if (line.grade() != CheckLine.Grade.SKIPPED) {
                        lines.add(line.grade() + " " + line.step().word() + ": "
                                + line.place().named(english.text(line.seen()))
                                + line.advice()
                                        .map(advice -> " -> " + line.place().named(english.text(advice)))
                                        .orElse(""));
                    }
                });
        assertThat(service.objects().keySet()).noneMatch(key -> key.contains(Probe.FOLDER));
        return lines;
    }

    private static ObjectStore open(StorageConfig place) {
        return new LocalStore(((StorageConfig.Local) place).root(), Clock.systemUTC());
    }

    @Test
    void theMirrorAndAStoreForStaticFilesAreTriedToo() {
        settings.clear();

        List<String> lines = check(
                "MIRROR_STORAGE_URL", "file:mirror", "STATIC_STORAGE_URL", "file:/dev/null/static", "USE_S3", "false");

        assertThat(lines)
                .contains("OK settings: the place is file:" + home.resolve("mirror"), "OK write: wrote 4,096 bytes");
        assertThat(notOk(lines)).singleElement().asString().startsWith("FAILED settings: it broke off: ");
    }

    private static List<String> notOk(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("OK ")).toList();
    }

    @Test
    void aGoodSetUpHasNothingToSay() {
        allowOrigin();

        assertThat(check()).hasSizeGreaterThan(15).allMatch(line -> line.startsWith("OK "));
    }

    @Test
    void aServerOfOnesOwnIsNotCalledByTheNameOfARule() {
        allowOrigin();

        assertThat(check(S3Provider.named("ceph")))
                .contains("OK provider: everything is set as a server of your own usually wants it")
                .noneMatch(line -> line.contains("“”"));
    }

    @Test
    void theBucketIsTriedBeforeItIsSwitchedOnAndTheFolderToo() {
        allowOrigin();

        assertThat(check("USE_S3", "false"))
                .contains("OK write: " + home.resolve("images") + " can be written", "OK write: wrote 4,096 bytes");
    }

    @Test
    void aFolderAloneIsTried() {
        settings.clear();

        assertThat(check()).hasSize(5).allMatch(line -> line.startsWith("OK "));
    }

    @Test
    void halfOfTheSettingsIsSaid() {
        assertThat(notOk(check("USE_S3", "false", "AWS_SECRET_ACCESS_KEY", "")))
                .containsExactly("FAILED settings: AWS_SECRET_ACCESS_KEY is not right -> write the secret that belongs"
                        + " to AWS_ACCESS_KEY_ID");
    }

    @Test
    void aWrongKeyAndAWrongSecretAreToldApart() {
        assertThat(notOk(check("AWS_ACCESS_KEY_ID", "AKIDOTHER")))
                .containsExactly("FAILED credentials: The storage service does not know the access key. Look at"
                        + " AWS_ACCESS_KEY_ID.");
        assertThat(notOk(check(
                        "AWS_ACCESS_KEY_ID", S3TestServer.CREDENTIALS.accessKey(), "AWS_SECRET_ACCESS_KEY", "wrong")))
                .containsExactly("FAILED credentials: The storage service does not accept the secret. Look at"
                        + " AWS_SECRET_ACCESS_KEY.");
    }

    @Test
    void aMissingBucketIsNamed() {
        assertThat(notOk(check("AWS_STORAGE_BUCKET_NAME", "films")))
                .containsExactly("FAILED bucket: There is no bucket “films”. Look at AWS_STORAGE_BUCKET_NAME.");
    }

    @Test
    void theRightRegionIsTold() {
        service.refuse(
                "GET",
                400,
                "<Error><Code>AuthorizationHeaderMalformed</Code><Message>no</Message><Region>eu-west-9</Region></Error>");

        assertThat(notOk(check()))
                .containsExactly("FAILED region: The bucket is in another region: eu-west-9. Look at"
                        + " AWS_S3_REGION_NAME. -> write AWS_S3_REGION_NAME=eu-west-9 into .env");
    }

    @Test
    void aWrongRegionIsNamedAlsoWhereTheServiceKeepsTheRightOneToItself() {
        assertThat(notOk(check("AWS_S3_REGION_NAME", "eu-wrong-9")))
                .containsExactly(
                        "FAILED region: The bucket is in another region than AWS_S3_REGION_NAME says; the pages"
                                + " of your provider name it.");
    }

    @Test
    void refusedAclsAreNamedWithTheLineThatMendsIt() {
        allowOrigin();
        service.refuseAcls();

        assertThat(notOk(check()))
                .anyMatch(line ->
                        line.equals("FAILED acl: the bucket refuses public-read -> write AWS_DEFAULT_ACL= into .env"))
                .anyMatch(line -> line.startsWith("FAILED public: ") && line.contains("s3:GetObject"));
    }

    @Test
    void aClockThatIsOffIsMeasured() {
        clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(-2));

        assertThat(notOk(check()))
                .anyMatch(line -> line.matches("FAILED clock: the service is \\+7(1[0-9][0-9]|200)\\u00a0s from this"
                        + " machine -> let this machine follow a time server .*"));
    }

    @Test
    void missingCorsRulesAreToldWithTheCommand() {
        assertThat(notOk(check()))
                .containsExactly("FAILED cors: browsers will not let pages of " + ORIGIN
                        + " use scripts and fonts from there -> ./bw-dev set_cors_to_s3 cors.json with " + ORIGIN
                        + " among its AllowedOrigins");
    }

    @Test
    void aPrivateBucketIsSaidUnlessThisServerHandsFilesOut() {
        assertThat(notOk(check("AWS_DEFAULT_ACL", "")))
                .singleElement()
                .asString()
                .startsWith("FAILED public: ")
                .contains("answers strangers with 403 -> give the bucket a policy", "MEDIA_DELIVERY=instance");
        assertThat(notOk(check("MEDIA_DELIVERY", "instance"))).isEmpty();
    }

    @Test
    void aBucketThatStrangersReadAlthoughItIsNotLinkedIsAWarning() {
        assertThat(notOk(check("MEDIA_DELIVERY", "instance")))
                .containsExactly("WARNING private: strangers can read the bucket, although MEDIA_DELIVERY=instance ->"
                        + " write AWS_DEFAULT_ACL= and take public access away from the bucket, or write"
                        + " MEDIA_DELIVERY=bucket");
    }

    @Test
    void whatPeopleExportMustBeClosedToStrangers() {
        allowOrigin();

        assertThat(notOk(check("USE_S3_FOR_EXPORTS", "true", "EXPORTS_STORAGE_BUCKET_NAME", "films")))
                .containsExactly("FAILED bucket: There is no bucket “films”. Look at EXPORTS_STORAGE_BUCKET_NAME.");
        StorageConfig.S3 leaking = service.config();
        List<CheckLine> lines = new ArrayList<>();
        CheckTelling telling = new CheckTelling(CheckLine.Place.EXPORTS, lines::add);
        new BucketCheck(telling, new CheckOrder(ORIGIN, false, Optional.empty()), clock)
                .run(leaking, BucketCheck.Use.EXPORTS);
        assertThat(lines).anyMatch(line -> line.step() == CheckStep.PRIVATE && line.grade() == CheckLine.Grade.FAILED);
    }

    @Test
    void settingsAreCalledAsTheyAreForThePlace() {
        String advice = "Look at AWS_ACCESS_KEY_ID and AWS_S3_CHECKSUMS; write AWS_S3_REGION_NAME=x";

        assertThat(CheckLine.Place.BUCKET.named(advice)).isEqualTo(advice);
        assertThat(CheckLine.Place.EXPORTS.named(advice))
                .isEqualTo("Look at EXPORTS_ACCESS_KEY_ID and AWS_S3_CHECKSUMS; write EXPORTS_S3_REGION_NAME=x");
    }

    @Test
    void aHostWhereNobodyAnswersIsSaid() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(notOk(check("AWS_S3_ENDPOINT_URL", "http://127.0.0.1:" + port)))
                .containsExactly("FAILED reach: The storage service does not answer at http://127.0.0.1:" + port
                        + "/books. Look at AWS_S3_ENDPOINT_URL and the network.");
    }

    @Test
    void aDomainThatLeadsElsewhereIsToldFromAPrivateBucket() {
        allowOrigin();

        assertThat(notOk(check(
                        "AWS_S3_CUSTOM_DOMAIN", service.config().endpoint().getAuthority() + "/films")))
                .anyMatch(line -> line.startsWith("FAILED public: ")
                        && line.contains("look at AWS_S3_CUSTOM_DOMAIN, AWS_S3_URL_PROTOCOL"));
    }

    @Test
    void aPlainWebServerIsNoStore() throws IOException {
        HttpServer plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.createContext("/", exchange -> {
            byte[] page = "<!doctype html><title>Welcome</title>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : page.length);
                exchange.getResponseBody().write(page);
            }
        });
        plain.start();
        try {
            String address = "http://127.0.0.1:" + plain.getAddress().getPort();

            assertThat(notOk(check("AWS_S3_ENDPOINT_URL", address)))
                    .singleElement()
                    .asString()
                    .startsWith("FAILED reach: ")
                    .contains("AWS_S3_ENDPOINT_URL");
        } finally {
            plain.stop(0);
        }
    }

    @Test
    void aBucketThatMayOnlyBeReadIsSaid() {
        service.refuse("PUT", 403, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");

        assertThat(notOk(check()))
                .singleElement()
                .asString()
                .startsWith("FAILED write: The storage service refuses this to the access key.");
    }

    @Test
    void aFullBucketIsSaid() {
        service.refuse("PUT", 403, "<Error><Code>QuotaExceeded</Code><Message>full</Message></Error>");

        assertThat(notOk(check()))
                .containsExactly("FAILED write: The bucket is full. Make room in AWS_STORAGE_BUCKET_NAME or raise its"
                        + " quota.");
    }

    @Test
    void theAddressingStyleThatWorksIsFound() {
        allowOrigin();

        assertThat(notOk(check("AWS_S3_ADDRESSING_STYLE", "virtual")))
                .containsExactly("FAILED addressing: virtual does not work here, path does; the lines below were tried"
                        + " with it -> write AWS_S3_ADDRESSING_STYLE=path into .env");
    }

    @Test
    void aProvidersRulesNameEveryLineThatDiffers() {
        allowOrigin();

        assertThat(notOk(check(Optional.of(S3Provider.CLOUDFLARE))))
                .allMatch(line -> line.startsWith("WARNING provider: "))
                .anyMatch(line ->
                        line.contains("write AWS_S3_ENDPOINT_URL=https://ACCOUNT.r2.cloudflarestorage.com into .env"))
                .anyMatch(line -> line.contains("write AWS_DEFAULT_ACL= into .env"))
                .hasSize(3);
        assertThat(check(Optional.of(S3Provider.OTHER)))
                .contains("OK provider: everything is set as a server of your own usually wants it");
    }
}
