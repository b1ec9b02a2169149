package social.lindworm.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import social.lindworm.common.Message;
import social.lindworm.config.Config;
import social.lindworm.config.S3Provider;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;
import social.lindworm.web.Messages;

class S3ErrorsTest {

    private static final ObjectKey KEY = new ObjectKey("covers/a.jpg");

    private final S3Errors errors = new S3Errors(config(Optional.of("public-read")));

    private static StorageConfig.S3 config(Optional<String> acl) {
        return new StorageConfig.S3(
                S3Provider.OTHER,
                URI.create("https://s3.example"),
                "here",
                "books",
                S3TestServer.CREDENTIALS,
                StorageConfig.Addressing.PATH,
                "",
                acl,
                StorageConfig.Checksums.AUTO,
                URI.create("https://s3.example/books"),
                Duration.ofMinutes(1),
                new StorageConfig.Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), 0, 1));
    }

    private static S3Error error(int status, String code, String message) {
        String document = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>" + message
                + "</Message><Key>k</Key></Error>";
        return S3Error.of(status, document.getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void theSettingsToLookAtAreThoseThatNameThisBucket() {
        StorageConfig.S3 remote = (StorageConfig.S3) Config.read(
                        Path.of("/nowhere"),
                        "REMOTE_STORAGE_URL=s3://key:secret@cold?endpoint=https://s3.example",
                        Map.of())
                .storage()
                .remote()
                .orElseThrow();
        S3Errors told = new S3Errors(remote);

        assertThat(told.translate("list", "images/", error(404, "NoSuchBucket", "")))
                .hasMessageEndingWith("look at REMOTE_STORAGE_URL");
        assertThat(told.translate("list", "images/", new IOException("no")))
                .hasMessageContaining("look at endpoint in REMOTE_STORAGE_URL");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "404, NoSuchKey, The key does not exist, Missing, storage.error.missing, there is no such object",
        "403, InvalidAccessKeyId, x, Denied, storage.s3.accessKey, AWS_ACCESS_KEY_ID",
        "403, SignatureDoesNotMatch, x, Denied, storage.s3.secret, AWS_SECRET_ACCESS_KEY",
        "400, ExpiredToken, x, Denied, storage.s3.token, AWS_SESSION_TOKEN",
        "403, AccessDenied, Access Denied, Denied, storage.s3.rights, AWS_STORAGE_BUCKET_NAME",
        "403, AccessDenied, Request has expired, Denied, storage.s3.clock, clock",
        "403, AccessDenied, storage cap exceeded, Full, storage.s3.room, quota",
        "404, NoSuchBucket, x, Denied, storage.s3.bucket, AWS_STORAGE_BUCKET_NAME",
        "400, InvalidBucketName, x, Denied, storage.s3.bucket, AWS_STORAGE_BUCKET_NAME",
        "400, AuthorizationHeaderMalformed, x, Denied, storage.s3.elsewhere, AWS_S3_REGION_NAME",
        "301, PermanentRedirect, x, Denied, storage.s3.elsewhere, AWS_S3_REGION_NAME",
        "400, IllegalLocationConstraintException, x, Denied, storage.s3.elsewhere, AWS_S3_REGION_NAME",
        "403, RequestTimeTooSkewed, x, Denied, storage.s3.clock, clock",
        "400, AccessControlListNotSupported, x, Denied, storage.s3.acl, AWS_DEFAULT_ACL",
        "501, NotImplemented, Header x-amz-acl not implemented, Denied, storage.s3.acl, AWS_DEFAULT_ACL",
        "400, InvalidArgument, Cannot insert legacy ACL for an object, Denied, storage.s3.acl, AWS_DEFAULT_ACL",
        "501, NotImplemented, A header you provided, Denied, storage.s3.service, NotImplemented",
        "403, QuotaExceeded, x, Full, storage.s3.room, quota",
        "507, InsufficientStorage, x, Full, storage.s3.room, quota",
        "400, BadDigest, x, Corrupt, storage.error.corrupt, AWS_S3_CHECKSUMS",
        "400, XAmzContentSHA256Mismatch, x, Corrupt, storage.error.corrupt, AWS_S3_CHECKSUMS",
        "503, SlowDown, x, Unreachable, storage.s3.load, overloaded",
        "500, InternalError, x, Unreachable, storage.s3.load, overloaded",
        "400, RequestTimeout, x, Unreachable, storage.s3.load, overloaded",
        "405, MethodNotAllowed, x, Denied, storage.s3.endpoint, AWS_S3_ENDPOINT_URL",
        "418, Teapot, short and stout, Denied, storage.s3.service, short and stout"
    })
    void eachAnswerBecomesItsKindAndNamesTheSetting(
            int status, String code, String message, String kind, String advice, String named) {
        StorageException failure = errors.translate("open", KEY, error(status, code, message));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.advice().key()).isEqualTo(advice);
        assertThat(failure).hasMessageStartingWith("open covers/a.jpg: ").hasMessageContaining(named);
    }

    @Test
    void aRefusedPutMayBeTheAclsFault() {
        S3Error denied = error(403, "AccessDenied", "Access Denied");

        assertThat(errors.translate("put", KEY, denied).advice().key()).isEqualTo("storage.s3.rightsOrAcl");
        assertThat(new S3Errors(config(Optional.empty()))
                        .translate("put", KEY, denied)
                        .advice()
                        .key())
                .isEqualTo("storage.s3.rights");
    }

    @Test
    void theRightRegionIsNamed() {
        String document = "<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-west-3</Region></Error>";
        StorageException failure =
                errors.translate("put", KEY, S3Error.of(400, document.getBytes(StandardCharsets.UTF_8), ""));

        assertThat(failure).hasMessageContaining("eu-west-3");
        assertThat(failure.advice()).isEqualTo(Message.of("storage.s3.region", "eu-west-3"));
        assertThat(errors.translate("stat", KEY, S3Error.of(301, new byte[0], "eu-west-3")))
                .hasMessageContaining("eu-west-3");
    }

    @ParameterizedTest
    @CsvSource({
        "200, Denied",
        "301, Denied",
        "401, Denied",
        "403, Denied",
        "404, Denied",
        "408, Unreachable",
        "429, Unreachable",
        "500, Unreachable",
        "502, Unreachable",
        "503, Unreachable",
        "504, Unreachable",
        "507, Full"
    })
    void answersThatAreNoServicesOwnAreJudgedByTheirStatus(int status, String kind) {
        S3Error page = S3Error.of(status, "<html><p>nginx".getBytes(StandardCharsets.UTF_8), "");

        assertThat(errors.translate("open", KEY, page).getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void whatTheNetworkSaysIsTriedAgainExceptAMissingTrust() {
        assertThat(errors.translate("put", KEY, new UnknownHostException("s3.example")))
                .isInstanceOf(StorageException.Unreachable.class)
                .hasMessageContaining("AWS_S3_ENDPOINT_URL");
        assertThat(errors.translate("put", KEY, new ConnectException("Connection refused")))
                .hasMessageContaining("AWS_S3_ENDPOINT_URL");
        assertThat(errors.translate("put", KEY, new ConnectException("Connection refused"))
                        .retryable())
                .isTrue();
        assertThat(errors.translate("put", KEY, new SocketTimeoutException("Read timed out"))
                        .retryable())
                .isTrue();
        assertThat(errors.translate("put", KEY, new SSLHandshakeException("PKIX path building failed"))
                        .advice()
                        .key())
                .isEqualTo("storage.s3.certificate");
        assertThat(errors.translate("put", KEY, new SSLHandshakeException("Remote host terminated the handshake"))
                        .retryable())
                .isTrue();
    }

    @Test
    void aServicesSentenceStaysOnOneLine() {
        assertThat(errors.translate("put", KEY, error(400, "Odd", "a\nSEVERE: b"))
                        .getMessage())
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource(Blame.class)
    void everyBlameHasASentenceThatNamesWhatToLookAt(Blame blame) {
        for (Locale language : Messages.load().keySet()) {
            assertThat(Messages.load().get(language).text(blame.advice("a", "b")))
                    .doesNotContain("storage.s3.")
                    .hasSizeGreaterThan(20);
        }
        assertThat(Arrays.stream(Blame.values()).map(Blame::hint)).allMatch(hint -> !hint.isBlank());
    }

    @Test
    void aDocumentCannotMakeUsReadFiles() {
        String trap = "<!DOCTYPE Error [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<Error><Code>A</Code><Message>&x;</Message></Error>";

        assertThatThrownBy(() -> S3Xml.parse(trap.getBytes(StandardCharsets.UTF_8), ""))
                .isInstanceOf(IOException.class);
        assertThat(S3Error.of(403, trap.getBytes(StandardCharsets.UTF_8), "").message())
                .isEmpty();
    }
}
