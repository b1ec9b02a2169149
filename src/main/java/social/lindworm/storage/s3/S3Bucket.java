package social.lindworm.storage.s3;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.ObjectKey;

/// What a bucket can do beyond keeping objects: who may read it from where, addresses that open a private object,
/// deleting many at once. For commands and checks; thread-safe. Every failure is a
/// [social.lindworm.storage.StorageException].
public final class S3Bucket implements AutoCloseable {

    private static final int MOST_AT_ONCE = 1_000;

    private final StorageConfig.S3 config;
    private final Clock clock;
    private final S3Calls calls;
    private final BodyReader bodies;

    public S3Bucket(StorageConfig.S3 config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.calls = new S3Calls(config, clock);
        this.bodies =
                new BodyReader(config.checksums(), config.endpoint().getScheme().equals("https"));
    }

    /// An object that is still there.
    ///
    /// @param reason the service's word and sentence
    public record Undeleted(ObjectKey key, String reason) {}

    /// Asks for one object of the bucket, which proves address, key, secret, region, clock and the bucket itself.
    ///
    /// @return how far the service's clock is ahead of ours
    public Duration greet() {
        S3Request request = S3Request.of("GET", "")
                .parameter("list-type", "2")
                .parameter("max-keys", "1")
                .parameter("prefix", config.prefix());
        return calls.ask("list", name(), request, answer -> {
            S3Xml.parse(answer.document(), "Contents");
            return Duration.between(clock.instant(), answer.date(clock));
        });
    }

    /// How far the service's clock is ahead of ours, by the answer to a question that it may refuse.
    public Duration skew() {
        S3Request request = S3Request.of("HEAD", "");
        return calls.askAny(
                "ask the time of", name(), request, answer -> Duration.between(clock.instant(), answer.date(clock)));
    }

    /// An address that opens the object to whoever has it, for so long; at most a week.
    public URI presignedGet(ObjectKey key, Duration valid) {
        return calls.connection().presigned(full(key), new TreeMap<>(), valid);
    }

    /// Those that could not be deleted. That an object was not there is fine.
    public List<Undeleted> deleteAll(List<ObjectKey> keys) {
        List<Undeleted> left = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
            left.addAll(deleteSome(keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE))));
        }
        return left;
    }

    private List<Undeleted> deleteSome(List<ObjectKey> keys) {
        StringBuilder document = new StringBuilder("<Delete><Quiet>true</Quiet>");
        for (ObjectKey key : keys) {
            document.append("<Object><Key>").append(S3Xml.escape(full(key))).append("</Key></Object>");
        }
        S3Request request = S3Request.of("POST", "")
                .parameter("delete", "")
                .header("content-type", "application/xml")
                .with(bodies.of(document.append("</Delete>").toString()));
        return calls.document("delete", keys.size() + " objects", request, "Error").groups().stream()
                .filter(error -> !error.get("Code").equals("NoSuchKey"))
                .map(error -> new Undeleted(
                        new ObjectKey(error.get("Key").substring(config.prefix().length())),
                        error.get("Code") + " " + error.get("Message")))
                .toList();
    }

    /// Replaces all rules of the bucket.
    public void putCors(List<CorsRule> rules) {
        StringBuilder document = new StringBuilder("<CORSConfiguration>");
        rules.forEach(rule -> rule.appendTo(document));
        S3Request request = S3Request.of("PUT", "")
                .parameter("cors", "")
                .header("content-type", "application/xml")
                .with(bodies.of(document.append("</CORSConfiguration>").toString()));
        calls.ask("set the CORS rules of", name(), request, answer -> rules);
    }

    /// None where the bucket has none.
    public List<CorsRule> cors() {
        S3Request request = S3Request.of("GET", "").parameter("cors", "");
        return calls.askAny("read the CORS rules of", name(), request, answer -> {
            if (answer.isSuccess()) {
                return S3Xml.parse(answer.document(), "CORSRule").groups().stream()
                        .map(CorsRule::of)
                        .toList();
            }
            S3Error error = S3Error.of(answer);
            if (error.code().equals("NoSuchCORSConfiguration")) {
                return List.of();
            }
            throw calls.failure("read the CORS rules of", name(), error);
        });
    }

    /// Whether the object's own ACL lets anybody read it. A policy of the bucket may do so too, which no ACL tells.
    public boolean isReadableByAll(ObjectKey key) {
        S3Request request = S3Request.of("GET", full(key)).parameter("acl", "");
        return calls.document("read the ACL of", key, request, "Grant").groups().stream()
                .anyMatch(grant -> grant.get("URI").endsWith("/global/AllUsers")
                        && (grant.get("Permission").equals("READ")
                                || grant.get("Permission").equals("FULL_CONTROL")));
    }

    /// Gives an object that is there the ACL of the settings, or the given one.
    public void putAcl(ObjectKey key, String acl) {
        S3Request request = S3Request.of("PUT", full(key)).parameter("acl", "").header("x-amz-acl", acl);
        calls.ask("set the ACL of", key, request, answer -> acl);
    }

    private String name() {
        return "the bucket " + config.bucket();
    }

    private String full(ObjectKey key) {
        return config.prefix() + key.text();
    }

    @Override
    public void close() {
        calls.close();
    }
}
