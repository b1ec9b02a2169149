package social.lindworm.storage.s3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.UriEncoding;

/// Signature version 4 of AWS. Thread-safe. The key of the day and the text of the second are kept, since they are
/// the same for thousands of requests.
final class SigV4 {

    static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private final StorageConfig.Credentials credentials;
    private final String region;
    private final String service;
    private final Clock clock;
    private volatile @Nullable Stamp lastStamp;
    private volatile @Nullable DayKey lastKey;

    /// @param prototype an initialised Mac, cloned for each signature
    private record DayKey(String date, Mac prototype) {}

    SigV4(StorageConfig.Credentials credentials, String region, Clock clock) {
        this(credentials, region, "s3", clock);
    }

    SigV4(StorageConfig.Credentials credentials, String region, String service, Clock clock) {
        this.credentials = credentials;
        this.region = region;
        this.service = service;
        this.clock = clock;
    }

    /// Adds date, token and signature to the headers, all of which, with their names in lower case, are signed.
    ///
    /// @param path encoded
    /// @param query encoded and sorted
    void sign(String method, String path, String query, SortedMap<String, String> headers, String payloadHash) {
        Stamp now = now();
        headers.put("x-amz-date", now.dateTime());
        if (!credentials.sessionToken().isEmpty()) {
            headers.put("x-amz-security-token", credentials.sessionToken().reveal());
        }
        String names = String.join(";", headers.keySet());
        String signature = signature(now, canonical(method, path, query, headers, names, payloadHash));
        headers.put(
                "Authorization",
                ALGORITHM + " Credential=" + credentials.accessKey() + "/" + scope(now) + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
    }

    /// The query of an address that opens what it names to whoever has it, for a while. Of the headers only the
    /// host is signed, so that a browser's request fits.
    String presign(String host, String path, SortedMap<String, String> parameters, Duration valid) {
        Stamp now = now();
        SortedMap<String, String> all = new TreeMap<>(parameters);
        all.put("X-Amz-Algorithm", ALGORITHM);
        all.put("X-Amz-Credential", credentials.accessKey() + "/" + scope(now));
        all.put("X-Amz-Date", now.dateTime());
        all.put("X-Amz-Expires", Long.toString(valid.toSeconds()));
        all.put("X-Amz-SignedHeaders", "host");
        if (!credentials.sessionToken().isEmpty()) {
            all.put("X-Amz-Security-Token", credentials.sessionToken().reveal());
        }
        String query = UriEncoding.query(all);
        SortedMap<String, String> headers = new TreeMap<>(Map.of("host", host));
        String signature = signature(now, canonical("GET", path, query, headers, "host", UNSIGNED));
        return query + "&X-Amz-Signature=" + signature;
    }

    private String scope(Stamp now) {
        return now.date() + "/" + region + "/" + service + "/aws4_request";
    }

    private static String canonical(
            String method,
            String path,
            String query,
            SortedMap<String, String> headers,
            String names,
            String payloadHash) {
        StringBuilder text = new StringBuilder(512);
        text.append(method).append('\n').append(path).append('\n').append(query).append('\n');
        headers.forEach((name, value) ->
                text.append(name).append(':').append(value.strip()).append('\n'));
        return text.append('\n').append(names).append('\n').append(payloadHash).toString();
    }

    private String signature(Stamp now, String canonical) {
        String toSign = ALGORITHM + "\n" + now.dateTime() + "\n" + scope(now) + "\n" + Digests.sha256Hex(canonical);
        return Digests.HEX.formatHex(key(now).doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
    }

    private Stamp now() {
        Instant instant = clock.instant();
        Stamp last = lastStamp;
        if (last != null && last.second() == instant.getEpochSecond()) {
            return last;
        }
        Stamp fresh = Stamp.of(instant);
        lastStamp = fresh;
        return fresh;
    }

    private Mac key(Stamp now) {
        DayKey key = lastKey;
        if (key == null || !key.date().equals(now.date())) {
            key = new DayKey(now.date(), dayKey(now.date()));
            lastKey = key;
        }
        try {
            return (Mac) key.prototype().clone();
        } catch (CloneNotSupportedException e) {
            return dayKey(now.date());
        }
    }

    private Mac dayKey(String date) {
        byte[] key = ("AWS4" + credentials.secret().reveal()).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {date, region, service, "aws4_request"}) {
            key = mac(key).doFinal(part.getBytes(StandardCharsets.UTF_8));
        }
        return mac(key);
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
