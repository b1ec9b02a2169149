package social.lindworm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.common.AddressBlock;

class ConfigTest {

    @TempDir
    private Path home;

    private Config load(String env, String... environment) throws IOException {
        Files.writeString(home.resolve(".env"), env);
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return Config.load(home, variables);
    }

    @Test
    void onlyWhiteSpaceMakesAHashTheBeginningOfAComment() throws IOException {
        Config config = load("""
                EMAIL_HOST=mail.example
                EMAIL_HOST_USER=a#b   # who
                EMAIL_HOST_PASSWORD=#x9 # and why
                EMAIL_SENDER_NAME= # later
                """);

        assertThat(config.mail().smtp().orElseThrow().password().reveal()).isEqualTo("#x9");
        assertThat(config.mail().smtp().orElseThrow().user()).isEqualTo("a#b");
        assertThat(config.mail().sender()).startsWith("admin@");
    }

    @Test
    void withoutAnySettingsItIsAServerForThisMachine() {
        Config config = Config.load(home, Map.of());

        assertThat(config.web().origin()).isEqualTo("http://localhost:1333");
        assertThat(config.web().listenHost()).isEqualTo("127.0.0.1");
        assertThat(config.web().listenPort()).isEqualTo(1333);
        assertThat(config.web().sessionLifetime()).isEqualTo(Duration.ofDays(365));
        assertThat(config.web().uploadLimit()).isEqualTo(100L << 20);
        assertThat(config.database()).isEqualTo(new DatabaseConfig.Sqlite(home.resolve("data/lindworm.db")));
        assertThat(config.mail().smtp()).isEmpty();
        assertThat(config.mail().sender()).isEqualTo("admin@localhost");
        assertThat(config.media().root()).isEqualTo(home.resolve("images"));
        assertThat(config.home().staticFiles()).isEqualTo(home.resolve("static"));
        assertThat(config.secretKey().isEmpty()).isTrue();
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void aDomainMeansHttpsBehindAProxyUnlessToldOtherwise() throws IOException {
        Config config = load("DOMAIN=books.example");
        assertThat(config.web().origin()).isEqualTo("https://books.example");
        assertThat(config.web().listenPort()).isEqualTo(1333);
        assertThat(config.web().listenHost()).isEqualTo("0.0.0.0");

        assertThat(load("DOMAIN=books.example\nUSE_HTTPS=false\nPORT=8080")
                        .web()
                        .origin())
                .isEqualTo("http://books.example:8080");
        assertThat(load("DOMAIN=books.example\nPORT=8443\nLISTEN_PORT=2000")
                        .web()
                        .origin())
                .isEqualTo("https://books.example:8443");
    }

    @Test
    void everySettingIsRead() throws IOException {
        Config config = load("""
                # a full file
                export DOMAIN=books.example
                SECRET_KEY='s$ecret#1-and-more'
                LISTEN_HOST=127.0.0.1
                TRUSTED_PROXIES=10.0.0.1, [fd00::]/8
                LANGUAGE_CODE=pt-br
                TIME_ZONE=America/Sao_Paulo   # where we are
                DATA_UPLOAD_MAX_MEMORY_MiB=20
                CSP_ADDITIONAL_HOSTS=https://cdn.example
                SESSION_COOKIE_AGE=3600
                DATABASE_URL=postgresql://ada:p%40ss@db.example:5433/books?sslmode=require
                DATABASE_CONNECTIONS=7
                EMAIL_HOST=mail.example
                EMAIL_PORT=2525
                EMAIL_HOST_USER=post
                EMAIL_HOST_PASSWORD="pass word"
                EMAIL_USE_TLS=false
                EMAIL_SENDER_NAME=hello
                EMAIL_SENDER_DOMAIN=mail.example
                MEDIA_ROOT=media
                STATIC_ROOT=files
                DATA_ROOT=store
                LOG_ROOT=log
                IMAGE_UPLOAD_MAX_MIB=3
                IMAGE_UPLOAD_MAX_MEGAPIXELS=9
                ENABLE_THUMBNAIL_GENERATION=false
                UPLOAD_IMAGE_DIMENSIONS=300,600
                IMAGE_WORKERS=4
                MEDIA_GRACE_DAYS=14
                REMOTE_MEDIA_DAYS=90
                STORAGE_QUOTA_GB=50
                JOB_THREADS=5
                LOG_LEVEL=debug
                """);

        assertThat(config.secretKey().reveal()).isEqualTo("s$ecret#1-and-more");
        assertThat(config.web())
                .isEqualTo(new WebConfig(
                        "books.example",
                        true,
                        "127.0.0.1",
                        1333,
                        List.of(AddressBlock.of("10.0.0.1"), AddressBlock.of("fd00::/8")),
                        Locale.forLanguageTag("pt-BR"),
                        ZoneId.of("America/Sao_Paulo"),
                        20L << 20,
                        List.of("https://cdn.example"),
                        Duration.ofHours(1)));
        assertThat(config.database())
                .isEqualTo(new DatabaseConfig.Postgres(
                        "jdbc:postgresql://db.example:5433/books?sslmode=require", "ada", new Secret("p@ss"), 7));
        assertThat(config.mail().smtp())
                .contains(new MailConfig.Smtp("mail.example", 2525, "post", new Secret("pass word"), false, false));
        assertThat(config.mail().sender()).isEqualTo("hello@mail.example");
        assertThat(config.media())
                .isEqualTo(new MediaConfig(
                        home.resolve("media"),
                        3L << 20,
                        9_000_000,
                        false,
                        List.of(300, 600),
                        4,
                        new MediaConfig.Upkeep(
                                Duration.ofDays(14), OptionalLong.of(50L << 30), Optional.of(Duration.ofDays(90)))));
        assertThat(config.home())
                .isEqualTo(new Home(
                        home,
                        home.resolve("store"),
                        home.resolve("media"),
                        home.resolve("files"),
                        home.resolve("log")));
        assertThat(config.jobThreads()).isEqualTo(5);
        assertThat(config.logLevel()).isEqualTo("DEBUG");
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void bookWyrmsDatabaseNamesLeadToPostgres() throws IOException {
        Config config = load("POSTGRES_HOST=db\nPOSTGRES_DB=b\nPOSTGRES_USER=u\nPOSTGRES_PASSWORD=p\nPGPORT=5555");

        assertThat(config.database())
                .isEqualTo(new DatabaseConfig.Postgres("jdbc:postgresql://db:5555/b", "u", new Secret("p"), 12));
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        assertThat(load("PORT=8080", "PORT", "9090").web().listenPort()).isEqualTo(9090);
    }

    @Test
    void placesAreExpandedExceptInSingleQuotes() throws IOException {
        Config config = load(
                "NAME=books\nDOMAIN=${NAME}.example\nEMAIL_SENDER_NAME=\"${MISSING:-post}\"\nSECRET_KEY='${NAME}'");

        assertThat(config.web().domain()).isEqualTo("books.example");
        assertThat(config.mail().senderName()).isEqualTo("post");
        assertThat(config.secretKey().reveal()).isEqualTo("${NAME}");
    }

    @Test
    void placesThatLeadInACircleAreAMistake() {
        assertThatThrownBy(() -> load("DOMAIN=${A}\nA=${B}\nB=${A}")).hasMessageContaining("circle");
    }

    @Test
    void aSecretMayLieInAFile() throws IOException {
        Path file = Files.writeString(home.resolve("key"), "from file\n");

        assertThat(load("SECRET_KEY_FILE=" + file).secretKey().reveal()).isEqualTo("from file");
        assertThat(load("SECRET_KEY_FILE=" + home.relativize(file)).secretKey().reveal())
                .as("from the home folder on, wherever the command is typed")
                .isEqualTo("from file");
    }

    @Test
    void allMistakesAreToldTogetherEachWithItsKey() {
        assertThatThrownBy(
                        () -> load(
                                "PORT=abc\nDOMAIN=https://x\nUSE_HTTPS=perhaps\nTIME_ZONE=Mars\nthis is no line\nLOG_LEVEL='open\nUSE_S3=true"))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        failure -> assertThat(failure.problems())
                                .extracting(Problem::key)
                                .contains(
                                        "PORT",
                                        "DOMAIN",
                                        "USE_HTTPS",
                                        "TIME_ZONE",
                                        ".env line 5",
                                        "LOG_LEVEL",
                                        "AWS_STORAGE_BUCKET_NAME"));
    }

    @Test
    void aMisspeltKeyGetsASuggestionAndForeignOnesAreNamedOnce() throws IOException {
        Config config = load("DOMIAN=x\nREDIS_BROKER_HOST=r\nFLOWER_PORT=1");

        assertThat(config.warnings())
                .containsExactlyInAnyOrder(
                        "unknown setting DOMIAN; did you mean DOMAIN?",
                        "these settings have no meaning here and are ignored: FLOWER_PORT, REDIS_BROKER_HOST");
    }

    @Test
    void aKeyThatCanBeGuessedAndALanguageThatIsNotSpokenAreTold() throws IOException {
        assertThat(load("SECRET_KEY=x\nLANGUAGE_CODE=de-de").warnings())
                .containsExactlyInAnyOrder(
                        "SECRET_KEY is shorter than 16 characters and can be guessed; before the first start, take the"
                                + " line away and run ./bw-dev create_secrets",
                        "LANGUAGE_CODE=de-de is not spoken here, so visitors are spoken to in English; write en-us or"
                                + " pt-br");
        assertThat(load("SECRET_KEY=sixteen-letters!\nLANGUAGE_CODE=en_GB").warnings())
                .isEmpty();
    }

    @Test
    void optionsOfTheStoreThatACommandIsGivenAreNoUnknownSettings() throws IOException {
        assertThat(load("STORAGE_TO_KEY_FILE=/keys/one\nSTORAGE_TO_PASSWORD=p").warnings())
                .isEmpty();
    }

    @Test
    void secretsNeverShowInText() throws IOException {
        assertThat(load("SECRET_KEY=visible\nEMAIL_HOST=h\nEMAIL_HOST_PASSWORD=visible")
                        .toString())
                .doesNotContain("visible");
    }

    @Test
    void aProxyThatIsNoAddressIsAMistake() {
        assertThatThrownBy(() -> load("TRUSTED_PROXIES=127.0.0.1, proxy\nLISTEN_HOST=zz zz\nPORT=x"))
                .isInstanceOf(ConfigException.class)
                .satisfies(wrong -> assertThat(((ConfigException) wrong).problems())
                        .extracting(Problem::key)
                        .containsExactlyInAnyOrder("TRUSTED_PROXIES", "LISTEN_HOST", "PORT"));
    }

    @Test
    void aPlaceThatNobodyFillsIsMentioned() throws IOException {
        assertThat(load("EMAIL_SENDER_NAME=a${NOPE}b\nTIME_ZONE=${ZONE:-UTC}").warnings())
                .containsExactly("EMAIL_SENDER_NAME names ${NOPE}, which is set nowhere, so nothing stands there");
    }

    @Test
    void aPlaceThatIsNeverClosedIsAMistake() {
        assertThatThrownBy(() -> load("MEDIA_ROOT=${IMAGES"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("MEDIA_ROOT")
                .hasMessageContaining("}");
    }
}
