package social.lindworm.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.UriEncoding;

class SigV4Test {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final Instant DAY = Instant.parse("2013-05-24T00:00:00Z");

    static List<List<String>> vectors() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/s3/sigv4-vectors.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signaturesAreThoseThatAwsPublished(List<String> vector) {
        SortedMap<String, String> headers = new TreeMap<>();
        for (String header : vector.get(8).split(";")) {
            headers.put(header.substring(0, header.indexOf('=')), header.substring(header.indexOf('=') + 1));
        }
        SigV4 signer = new SigV4(
                new StorageConfig.Credentials(vector.get(2), new Secret(vector.get(3)), new Secret("")),
                "us-east-1",
                vector.get(1),
                Clock.fixed(Instant.parse(vector.get(4)), ZoneOffset.UTC));

        signer.sign(vector.get(5), vector.get(6), vector.get(7), headers, vector.get(9));

        assertThat(headers.get("Authorization")).endsWith("Signature=" + vector.get(10));
    }

    @Test
    void aSignedAddressIsThatOfTheDocumentation() {
        String query = signer("", Clock.fixed(DAY, ZoneOffset.UTC))
                .presign("examplebucket.s3.amazonaws.com", "/test.txt", new TreeMap<>(), Duration.ofDays(1));

        assertThat(query)
                .isEqualTo("X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                        + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                        + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    @Test
    void aSessionTokenIsSentAndSigned() {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", "h");

        signer("token", Clock.fixed(DAY, ZoneOffset.UTC)).sign("GET", "/", "", headers, SigV4.UNSIGNED);

        assertThat(headers).containsEntry("x-amz-security-token", "token");
        assertThat(headers.get("Authorization")).contains("SignedHeaders=host;x-amz-date;x-amz-security-token,");
    }

    @Test
    void theKeyChangesWithTheDay() {
        SettableClock clock = new SettableClock();
        SigV4 kept = signer("", clock);
        sign(kept);
        clock.now = DAY.plus(Duration.ofDays(1));

        assertThat(sign(kept)).isEqualTo(sign(signer("", clock))).contains("/20130525/");
    }

    private static String sign(SigV4 signer) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", "h");
        signer.sign("GET", "/", "", headers, SigV4.UNSIGNED);
        return headers.get("Authorization");
    }

    private static SigV4 signer(String token, Clock clock) {
        return new SigV4(
                new StorageConfig.Credentials("AKIAIOSFODNN7EXAMPLE", new Secret(SECRET), new Secret(token)),
                "us-east-1",
                clock);
    }

    private static final class SettableClock extends Clock {
        private Instant now = DAY;

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "covers/a.jpg, covers/a.jpg",
        "a b, a%20b",
        "a+b, a%2Bb",
        "100%, 100%25",
        "a?b=c&d#e, a%3Fb%3Dc%26d%23e",
        "表紙, %E8%A1%A8%E7%B4%99",
        "é~-_., %C3%A9~-_.",
        "*'(), %2A%27%28%29"
    })
    void keysAreEncodedAsTheSignatureDemands(String key, String encoded) {
        assertThat(UriEncoding.path(key)).isEqualTo(encoded);
    }
}
