package social.lindworm.storage.s3;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import social.lindworm.config.StorageConfig;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// Judges signatures by letting AWS's own signer sign the same request.
final class SignatureOracle {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private SignatureOracle() {}

    /// @param expected AWS's signature, and what it signed
    record Verdict(String code, String expected, String found) {
        boolean isRight() {
            return code.isEmpty();
        }
    }

    static Verdict verify(S3TestServer.Seen request, StorageConfig.Credentials credentials, String region) {
        URI uri = URI.create(request.target());
        return String.valueOf(uri.getRawQuery()).contains("X-Amz-Signature=")
                ? verifyPresigned(request, uri, credentials, region)
                : verifyHeader(request, uri, credentials, region);
    }

    private static Verdict verifyHeader(
            S3TestServer.Seen request, URI uri, StorageConfig.Credentials credentials, String region) {
        String found = request.headers().getOrDefault("authorization", "");
        if (found.isEmpty()) {
            return new Verdict("AccessDenied", "", "");
        }
        if (!found.contains("Credential=" + credentials.accessKey() + "/")) {
            return new Verdict("InvalidAccessKeyId", credentials.accessKey(), found);
        }
        if (!found.contains("/" + region + "/s3/aws4_request")) {
            return new Verdict("AuthorizationHeaderMalformed", region, found);
        }
        Instant date = Instant.from(STAMP.parse(request.headers().get("x-amz-date")));
        if (Duration.between(date, Instant.now()).abs().compareTo(Duration.ofMinutes(15)) > 0) {
            return new Verdict("RequestTimeTooSkewed", Instant.now().toString(), date.toString());
        }
        boolean isSigned = !SigV4.UNSIGNED.equals(request.headers().get("x-amz-content-sha256"));
        SdkHttpRequest.Builder bare = bare(request, uri, isSigned ? "http" : "https");
        List<String> names = Arrays.asList(
                found.replaceAll(".*SignedHeaders=([^,]+),.*", "$1").split(";"));
        for (String name : names) {
            if (!List.of("host", "x-amz-date", "x-amz-content-sha256", "x-amz-security-token")
                    .contains(name)) {
                bare.putHeader(name, request.headers().get(name));
            }
        }
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(builder -> builder.identity(AwsCredentialsIdentity.create(
                                credentials.accessKey(), credentials.secret().reveal()))
                        .request(bare.build())
                        .payload(ContentStreamProvider.fromByteArray(request.body()))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, isSigned)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(date, ZoneOffset.UTC)))
                .request();
        String expected = signed.firstMatchingHeader("Authorization").orElseThrow();
        return new Verdict(expected.equals(found) ? "" : "SignatureDoesNotMatch", expected, found);
    }

    private static Verdict verifyPresigned(
            S3TestServer.Seen request, URI uri, StorageConfig.Credentials credentials, String region) {
        Map<String, String> all = new TreeMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            all.put(parts[0], java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        Instant date = Instant.from(STAMP.parse(all.get("X-Amz-Date")));
        Duration valid = Duration.ofSeconds(Long.parseLong(all.get("X-Amz-Expires")));
        if (date.plus(valid).isBefore(Instant.now())) {
            return new Verdict("AccessDenied", "Request has expired", "");
        }
        SdkHttpRequest.Builder bare = bare(request, uri, "https");
        bare.clearQueryParameters();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(builder -> builder.identity(AwsCredentialsIdentity.create(
                                credentials.accessKey(), credentials.secret().reveal()))
                        .request(bare.build())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(
                                AwsV4FamilyHttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, valid)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(date, ZoneOffset.UTC)))
                .request();
        String expected =
                signed.firstMatchingRawQueryParameter("X-Amz-Signature").orElseThrow();
        String found = all.get("X-Amz-Signature");
        return new Verdict(expected.equals(found) ? "" : "SignatureDoesNotMatch", expected, found);
    }

    private static SdkHttpRequest.Builder bare(S3TestServer.Seen request, URI uri, String scheme) {
        String[] host = request.headers().get("host").split(":", 2);
        SdkHttpRequest.Builder bare = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .protocol(scheme)
                .host(host[0])
                .port(Integer.valueOf(host[1]))
                .encodedPath(uri.getRawPath());
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] parts = pair.split("=", 2);
                bare.appendRawQueryParameter(
                        java.net.URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        parts.length < 2 ? "" : java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return bare;
    }
}
