package social.lindworm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageUrlTest {

    private static final String PRINT = "SHA256:" + "a".repeat(43);

    @TempDir
    private Path home;

    private StorageConfig active(String env) {
        return Config.read(home, env, Map.of()).storage().active();
    }

    private List<String> wrong(String env) {
        try {
            active(env);
            return List.of();
        } catch (ConfigException e) {
            return e.problems().stream().map(Problem::key).toList();
        }
    }

    @Test
    void theMediaFolderIsTheSamePlaceHoweverItIsWritten() {
        assertThat(active("STORAGE_URL=file:images")).isEqualTo(new StorageConfig.Local(home.resolve("images")));
        assertThat(active("STORAGE_URL=file://" + home + "/images").place()).isEmpty();
    }

    @Test
    void anotherFolderIsAnotherPlace() {
        assertThat(active("STORAGE_URL=file:/mnt/books"))
                .isEqualTo(new StorageConfig.Local(Path.of("/mnt/books"), "file:/mnt/books"));
    }

    @Test
    void aBucketIsReadWithBookWyrmsRules() {
        StorageConfig.S3 bucket = (StorageConfig.S3)
                active("STORAGE_URL=s3://key:sec%2Fret@books/shelf?endpoint=http://ceph.example:7480&region=here&acl=");

        assertThat(bucket.bucketAddress()).isEqualTo(URI.create("http://ceph.example:7480/books"));
        assertThat(bucket.credentials().secret().reveal()).isEqualTo("sec/ret");
        assertThat(bucket.prefix()).isEqualTo("shelf/");
        assertThat(bucket.region()).isEqualTo("here");
        assertThat(bucket.acl()).isEmpty();
    }

    @Test
    void aBucketsLineTakesOnlyWhoWeAreFromBookWyrmsKeys() {
        StorageConfig.S3 bucket = (StorageConfig.S3) active("""
                AWS_ACCESS_KEY_ID=key
                AWS_SECRET_ACCESS_KEY=hidden
                AWS_STORAGE_BUCKET_NAME=old
                AWS_S3_ENDPOINT_URL=http://old.example
                AWS_S3_REGION_NAME=old
                STORAGE_URL=s3://new?endpoint=http://new.example
                """);

        assertThat(bucket.credentials().accessKey()).isEqualTo("key");
        assertThat(bucket.bucketAddress()).isEqualTo(URI.create("http://new.example/new"));
        assertThat(bucket.region()).isEqualTo("us-east-1");
        assertThat(bucket.acl()).contains("public-read");
    }

    @Test
    void s3AloneIsTheBucketOfBookWyrmsKeys() {
        String keys = "AWS_ACCESS_KEY_ID=key\nAWS_SECRET_ACCESS_KEY=hidden\nAWS_STORAGE_BUCKET_NAME=books\n";

        assertThat(active(keys + "STORAGE_URL=s3:")).isEqualTo(active(keys + "USE_S3=true"));
    }

    @Test
    void anSftpFolderNeedsAFingerprintAndAKeyOrAPassword() {
        StorageConfig.Sftp folder = (StorageConfig.Sftp)
                active("STORAGE_URL=sftp://books@nas.example:2222/~/media\nSTORAGE_PASSWORD=hidden\nSTORAGE_HOST_KEY="
                        + PRINT);

        assertThat(folder.host()).isEqualTo("nas.example");
        assertThat(folder.port()).isEqualTo(2222);
        assertThat(folder.root()).isEqualTo("media");
        assertThat(folder.password().reveal()).isEqualTo("hidden");
        assertThat(folder.hostKeys()).containsExactly(PRINT);
        assertThat(wrong("STORAGE_URL=sftp://books@nas.example/media"))
                .containsExactly("STORAGE_KEY_FILE", "STORAGE_HOST_KEY");
        assertThat(wrong("STORAGE_URL=sftp://nas.example/media?password=x&host_key=" + PRINT))
                .containsExactly("STORAGE_URL");
    }

    @Test
    void bookWyrmsAzureKeysNameAContainer() {
        StorageConfig.Cloud container = (StorageConfig.Cloud) active("""
                USE_AZURE=true
                AZURE_ACCOUNT_NAME=books
                AZURE_ACCOUNT_KEY=aGlkZGVu
                AZURE_CONTAINER=media
                AZURE_CUSTOM_DOMAIN=cdn.example/media
                """);

        assertThat(container).isEqualTo(active("STORAGE_URL=azblob://books:aGlkZGVu@media?domain=cdn.example/media"));
        assertThat(container.options()).containsEntry("endpoint", new Secret("https://books.blob.core.windows.net"));
        assertThat(container.images().publicAddress()).contains(URI.create("https://cdn.example/media/images"));
        assertThat(wrong("USE_AZURE=true\nAZURE_ACCOUNT_NAME=books"))
                .containsExactly("AZURE_CONTAINER", "AZURE_ACCOUNT_KEY");
    }

    @Test
    void whatAServiceNeedsIsAskedForByName() {
        assertThat(wrong("STORAGE_URL=swift://media")).containsExactly("STORAGE_ENDPOINT", "STORAGE_TOKEN");
        assertThat(wrong("STORAGE_URL=swift://media?endpoint=http://swift.example/v1/a\n"
                        + "STORAGE_AUTH_URL=https://keystone.example/v3"))
                .containsExactly("STORAGE_USERNAME", "STORAGE_PASSWORD");
        assertThat(active("STORAGE_URL=swift://media?endpoint=http://swift.example/v1/a\nSTORAGE_TOKEN=t"))
                .isInstanceOf(StorageConfig.Cloud.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "books",
                "ftp://host/x",
                "file:",
                "s3://b?unknown=1",
                "sftp://[::1",
                "gopher:x",
                "azblob://a:b/c@d"
            })
    void aLineThatMeansNothingIsNamed(String line) {
        assertThat(wrong("STORAGE_URL=" + line))
                .isNotEmpty()
                .allMatch(key -> key.equals("STORAGE_URL") || key.startsWith("AWS_"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/mnt/my books",
                "s3://k+ey:s/e:c@ret@books/shelf",
                "s3://key:secret@books?endpoint=https://s3.fr-par.scw.cloud&domain=cdn.example/b&acl=none&retries=2",
                "sftp://me:p%40ss@nas.example/srv/books?host_key=SHA256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "azblob://books:a+%2Fb==@media/x?domain=cdn.example&endpoint=http://127.0.0.1:10000/books",
                "webdav://me:word@dav.example:8080/books?tls=false",
                "swift://media/x?endpoint=http://swift.example/v1/a&token=t",
                "swift://me:word@media?endpoint=http://swift.example/v1/a&auth_url=http://keys.example&project=books"
            })
    void aStoreWrittenAsALineIsReadAsTheSameStore(String line) {
        Home places = Config.read(home, "", Map.of()).home();
        StorageConfig store =
                Config.storageAt(places, Map.of(), "--to", line.replace("s/e:c@ret@", "s%2Fe%3Ac%40ret@"));

        assertThat(Config.storageOf(places, "the row", Config.storageLine(store)))
                .usingRecursiveComparison()
                .ignoringFields("names")
                .isEqualTo(store);
        assertThat(store.place()).doesNotContain("secret", "p@ss", "word", "a+/b==");
        assertThat(Config.storageShown(store)).doesNotContain("ret@", "p%40ss", "word", "a%2B", "token=");
    }

    private static final String TOLD =
            "AWS_STORAGE_BUCKET_NAME, AWS_S3_REGION_NAME, AWS_S3_CHECKSUMS, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY";

    private static String names(StorageConfig store) {
        return ((StorageConfig.S3) store.images()).names().in(TOLD);
    }

    @Test
    void whatIsToldOfABucketNamesTheLineThatItCameFrom() {
        String line = "s3://key:secret@cold?endpoint=http://ceph.example&region=here";
        StorageSettings storage = Config.read(
                        home,
                        "AWS_ACCESS_KEY_ID=key\nAWS_SECRET_ACCESS_KEY=secret\nAWS_STORAGE_BUCKET_NAME=books\n"
                                + "USE_S3=true\nREMOTE_STORAGE_URL=" + line + "\nMIRROR_STORAGE_URL=s3://second",
                        Map.of())
                .storage();
        Home places = Config.read(home, "", Map.of()).home();
        StorageConfig typed = Config.storageAt(places, Map.of(), "--to", line);

        assertThat(names(storage.active())).isEqualTo(TOLD);
        assertThat(names(storage.remote().orElseThrow()))
                .isEqualTo("REMOTE_STORAGE_URL, region in REMOTE_STORAGE_URL, REMOTE_STORAGE_CHECKSUMS,"
                        + " the key in REMOTE_STORAGE_URL, the secret in REMOTE_STORAGE_URL");
        assertThat(names(storage.mirror().orElseThrow()))
                .isEqualTo("MIRROR_STORAGE_URL, MIRROR_STORAGE_REGION, MIRROR_STORAGE_CHECKSUMS,"
                        + " AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY");
        assertThat(names(typed)).startsWith("--to, region in --to, STORAGE_TO_CHECKSUMS, the key in --to");
        assertThat(names(Config.storageOf(places, "the row", Config.storageLine(typed))))
                .startsWith("the row, region in the row, checksums in the row, the key in the row");
    }

    @Test
    void aTargetMayNameASecretOfTheSettings() throws Exception {
        java.nio.file.Files.writeString(home.resolve(".env"), "NAS_PASSWORD=hidden\n");
        Home places = Config.load(home, Map.of()).home();

        StorageConfig.Sftp folder = (StorageConfig.Sftp) Config.storageAt(
                places, Map.of(), "--to", "sftp://me:${NAS_PASSWORD}@nas.example/books?host_key=" + PRINT);

        assertThat(folder.password().reveal()).isEqualTo("hidden");
        assertThatThrownBy(() -> Config.storageAt(places, Map.of(), "--to", "nothing"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--to");
    }

    private List<Problem> typed(String env, String option, String line) throws Exception {
        java.nio.file.Files.writeString(home.resolve(".env"), env);
        Home places = Config.load(home, Map.of()).home();
        try {
            var _ = Config.storageAt(places, Map.of(), option, line);
            return List.of();
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    @Test
    void whatIsWrongWithATypedLineIsToldUnderTheOptionThatItWasTypedBehind() throws Exception {
        String sftp = "sftp://me:word@nas.example/books?host_key=" + PRINT;

        assertThat(typed("", "--place", "gopher:x")).extracting(Problem::key).containsExactly("--place");
        assertThat(typed("", "--from", sftp + "&retries=many"))
                .containsExactly(new Problem("--from", "its retries: write a whole number from 0 to 20"));
        assertThat(typed("STORAGE_TO_RETRIES=many\n", "--to", sftp))
                .containsExactly(new Problem("STORAGE_TO_RETRIES", "write a whole number from 0 to 20"));
        assertThat(typed("", "--to", "sftp://me:word@nas.example/books"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("--to");
                    assertThat(problem.hint()).startsWith("its host_key, or STORAGE_TO_HOST_KEY: ");
                });
        assertThat(typed("", "--place", "swift://media?endpoint=http://swift.example/v1/a"))
                .containsExactly(new Problem(
                        "--place",
                        "its token, or STORAGE_TO_TOKEN: this service needs it; it may also be an option of --place"));
    }

    @Test
    void whatIsWrongWithABucketsLineIsToldUnderItsOwnNames() throws Exception {
        assertThat(typed("", "--to", "s3://key:secret@books?acl=A%20B"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("--to");
                    assertThat(problem.hint()).startsWith("its acl: ");
                });
        assertThat(typed("", "--to", "s3://key@books"))
                .containsExactly(new Problem(
                        "--to", "its secret, or STORAGE_TO_SECRET: write the secret that belongs to the key"));
        assertThat(typed("", "--to", "s3://books"))
                .extracting(Problem::key)
                .containsExactly("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        assertThat(wrong("STORAGE_URL=s3://key:secret@books\nSTORAGE_RETRIES=many"))
                .containsExactly("STORAGE_RETRIES");
        assertThat(wrong("USE_AZURE=true\nAZURE_ACCOUNT_NAME=b\nAZURE_ACCOUNT_KEY=aGk=\nAZURE_CONTAINER=c\n"
                        + "AZURE_CUSTOM_DOMAIN=a b"))
                .containsExactly("AZURE_CUSTOM_DOMAIN");
    }

    @Test
    void aKeptLineIsReadAsItIsAndNamedByWhereItIsKept() throws Exception {
        java.nio.file.Files.writeString(home.resolve(".env"), "STORAGE_TO_PASSWORD=other\nNAME=x\n");
        Home places = Config.load(home, Map.of()).home();
        Secret line = new Secret("sftp://me:a$%7BNAME%7D@nas.example/books?host_key=" + PRINT);

        assertThat(((StorageConfig.Sftp) Config.storageOf(places, "the row", line))
                        .password()
                        .reveal())
                .isEqualTo("a${NAME}");
        assertThatThrownBy(() -> Config.storageOf(places, "the row", new Secret("sftp://me@nas.example/books")))
                .isInstanceOf(ConfigException.class)
                .satisfies(failure -> assertThat(((ConfigException) failure).problems())
                        .extracting(Problem::key)
                        .containsOnly("the row"));
    }

    @Test
    void staticFilesExportsAndAMirrorMayHaveStoresOfTheirOwn() {
        StorageSettings storage = Config.read(home, """
                STATIC_STORAGE_URL=file:/srv/static
                EXPORTS_STORAGE_URL=file:/srv/exports
                OLD_EXPORTS_STORAGE_URL=file:/srv/before
                MIRROR_STORAGE_URL=file:/srv/mirror
                """, Map.of()).storage();

        assertThat(storage.ownStatics().map(StorageConfig::place)).contains("file:/srv/static");
        assertThat(storage.exports().map(StorageConfig::place)).contains("file:/srv/exports");
        assertThat(storage.exportsBefore().map(StorageConfig::place)).contains("file:/srv/before");
        assertThat(storage.mirror().map(StorageConfig::place)).contains("file:/srv/mirror");
        assertThat(storage.linkedStatics()).isEqualTo(Optional.empty());
    }

    @Test
    void aMirrorInsideThePicturesOrAroundThemIsRefused() {
        assertThat(wrong("MIRROR_STORAGE_URL=file:images/mirror")).containsExactly("MIRROR_STORAGE_URL");
        assertThat(wrong("STORAGE_URL=file:/srv/pictures/own\nMIRROR_STORAGE_URL=file:/srv/pictures"))
                .containsExactly("MIRROR_STORAGE_URL");
        assertThat(wrong("STORAGE_URL=webdav://me:word@dav.example/books\n"
                        + "MIRROR_STORAGE_URL=webdav://me:word@dav.example/books/images/second"))
                .containsExactly("MIRROR_STORAGE_URL");

        assertThat(Config.read(home, "MIRROR_STORAGE_URL=file:images", Map.of())
                        .storage()
                        .mirror())
                .isPresent();
        assertThat(Config.read(home, "MIRROR_STORAGE_URL=file:images2", Map.of())
                        .storage()
                        .mirror())
                .isPresent();
    }

    @Test
    void picturesFetchedFromElsewhereMayHaveAStoreOfTheirOwnBesideThatOfAllOthers() {
        assertThat(Config.read(home, "", Map.of()).storage().remote()).isEmpty();
        assertThat(remote("file:remote-images")).isEqualTo("file:" + home.resolve("remote-images"));
        assertThat(remote("file:images-of-others")).isEqualTo("file:" + home.resolve("images-of-others"));
    }

    private String remote(String line) {
        return Config.read(home, "REMOTE_STORAGE_URL=" + line, Map.of())
                .storage()
                .remote()
                .orElseThrow()
                .place();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REMOTE_STORAGE_URL=file:images",
                "REMOTE_STORAGE_URL=file:images/remote",
                "REMOTE_STORAGE_URL=file:.",
                "REMOTE_STORAGE_URL=file:mirror/a\nMIRROR_STORAGE_URL=file:mirror",
                "REMOTE_STORAGE_URL=file:images\nSTORAGE_URL=file:elsewhere",
                "REMOTE_STORAGE_URL=s3://K:S@books?endpoint=https://s3.example\n"
                        + "STORAGE_URL=s3://K:S@books?endpoint=https://s3.example",
                "REMOTE_STORAGE_URL=s3://K:S@books/images/x?endpoint=https://s3.example\n"
                        + "STORAGE_URL=s3://K:S@books?endpoint=https://s3.example"
            })
    void aStoreOfTheirOwnAmongAllOthersIsRefused(String env) {
        assertThatThrownBy(() -> Config.read(home, env, Map.of()))
                .isInstanceOf(ConfigException.class)
                .satisfies(failure -> assertThat(((ConfigException) failure).problems())
                        .extracting(Problem::key)
                        .containsOnly("REMOTE_STORAGE_URL"));
    }

    @Test
    void mistakesOfThatStoreAreToldUnderItsName() {
        assertThatThrownBy(() -> remote("sftp://nas.example/books"))
                .hasMessageContaining("REMOTE_STORAGE_URL")
                .hasMessageContaining("REMOTE_STORAGE_HOST_KEY");
    }

    @Test
    void aSealIsOpenedOnlyByTheKeyItWasClosedWith() {
        Seal seal = new Seal(new Secret("key"));
        String sealed = seal.close(new Secret("sftp://me:word@host"));

        assertThat(sealed).doesNotContain("word").isNotEqualTo(seal.close(new Secret("sftp://me:word@host")));
        assertThat(seal.open(sealed)).contains(new Secret("sftp://me:word@host"));
        assertThat(new Seal(new Secret("other")).open(sealed)).isEmpty();
        assertThat(seal.open("AAAA")).isEmpty();
        assertThat(seal.open("?")).isEmpty();
    }
}
