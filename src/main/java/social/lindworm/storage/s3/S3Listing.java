package social.lindworm.storage.s3;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.Walk;

/// A listing, a page of a thousand at a time, asked for when the one before is used up. Objects whose names are no
/// keys here, such as the folders that consoles make, are left out.
final class S3Listing extends Walk<ObjectInfo> {

    private static final Logger log = LoggerFactory.getLogger(S3Listing.class);

    /// What may follow the seconds of a time.
    private static final String PLAIN_END = ".Z";

    private final S3Calls calls;
    private final String bucketPrefix;
    private final KeyRange range;
    private final Queue<ObjectInfo> page = new ArrayDeque<>();
    private String lastName;
    private String token = "";
    private boolean isLast;
    private int leftOut;

    S3Listing(S3Calls calls, String bucketPrefix, KeyRange range) {
        this.calls = calls;
        this.bucketPrefix = bucketPrefix;
        this.range = range;
        this.lastName = range.after().isEmpty() ? "" : bucketPrefix + range.after();
    }

    @Override
    protected @Nullable ObjectInfo find() {
        while (page.isEmpty() && !isLast) {
            fetch();
        }
        return page.poll();
    }

    private void fetch() {
        S3Request request = S3Request.of("GET", "")
                .parameter("list-type", "2")
                .parameter("encoding-type", "url")
                .parameter("prefix", bucketPrefix + range.prefix());
        if (!token.isEmpty()) {
            request.parameter("continuation-token", token);
        } else if (!lastName.isEmpty()) {
            request.parameter("start-after", lastName);
        }
        S3Xml answer = calls.ask("list", bucketPrefix + range.prefix(), request, S3Listing::read);
        boolean encoded = answer.fields().get("EncodingType").equals("url");
        for (S3Xml.Fields object : answer.groups()) {
            String name = object.get("Key");
            lastName = encoded ? URLDecoder.decode(name, StandardCharsets.UTF_8) : name;
            keep(lastName, object);
        }
        String following = answer.fields().get("NextContinuationToken");
        if (!following.isEmpty() && following.equals(token)) {
            throw new StorageException.Corrupt("list", bucketPrefix, "the service gives the same page again and again");
        }
        token = following;
        isLast = !answer.fields().get("IsTruncated").equals("true")
                || (answer.groups().isEmpty() && token.isEmpty());
        if (isLast && leftOut > 0) {
            log.info("Left out of the listing of {}: {} objects whose names are no keys", bucketPrefix, leftOut);
        }
    }

    /// Something in between may answer in the place of the service: that is no empty bucket.
    private static S3Xml read(S3Answer answer) throws IOException {
        S3Xml listing = S3Xml.parse(answer.document(), "Contents");
        if (!listing.root().equals("ListBucketResult")) {
            throw new IOException("the answer is no listing but <" + listing.root() + ">");
        }
        return listing;
    }

    private void keep(String name, S3Xml.Fields object) {
        Optional<ObjectKey> key = name.startsWith(bucketPrefix)
                ? ObjectKey.parse(name.substring(bucketPrefix.length()))
                : Optional.empty();
        if (key.isEmpty()) {
            leftOut++;
        }
        // Answers to requests about one object tell whole seconds, so listings do too.
        key.ifPresent(found -> page.add(info(found, object)));
    }

    private static ObjectInfo info(ObjectKey key, S3Xml.Fields object) {
        try {
            return new ObjectInfo(
                    key,
                    Long.parseLong(object.get("Size")),
                    second(object.get("LastModified")),
                    S3Answer.version(object.get("ETag")));
        } catch (NumberFormatException | DateTimeException e) {
            throw new StorageException.Unreachable("list", key, e);
        }
    }

    /// Such as `2026-11-23T20:15:30.123Z`. The JDK's own way of reading it is an eighth of a listing's work.
    static Instant second(String text) {
        if (text.length() < 20
                || text.charAt(10) != 'T'
                || !PLAIN_END.contains(text.substring(19, 20))
                || !text.endsWith("Z")) {
            return Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
