package social.lindworm.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.common.ExactStream;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoreTraits;
import social.lindworm.storage.StoredObject;

/// Objects in a bucket of an S3-compatible service, below the key prefix of its settings. Thread-safe. Bodies are
/// sent plain, with their length and MD5, since the framed ones of newer clients are refused or even stored with
/// their frames by services other than AWS; what is larger than 8 MB goes in parts. What [#put] tells as the time of
/// the change is the service's clock at its answer, which may differ by a second from what is told later.
public final class S3Store implements ObjectStore {

    private final StorageConfig.S3 config;
    private final Clock clock;
    private final S3Calls calls;
    private final BodyReader bodies;
    private final Multipart multipart;
    private volatile boolean bucketSeen;

    public S3Store(StorageConfig.S3 config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.calls = new S3Calls(config, clock);
        this.bodies =
                new BodyReader(config.checksums(), config.endpoint().getScheme().equals("https"));
        this.multipart = new Multipart(calls, bodies, clock);
    }

    @Override
    public StoreTraits traits() {
        return new StoreTraits(true, true, true, config.limits().concurrency());
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        calls.requireOpen("put");
        if (content.length() > Multipart.PART) {
            return multipart.put(
                    key, content, describing("POST", key, attributes).parameter("uploads", ""));
        }
        int length = (int) content.length();
        S3Request request = describing("PUT", key, attributes);
        return BodyMemory.with(length, pieces -> {
            S3Body body = bodies.read(key, content, pieces);
            return calls.ask(
                    "put",
                    key,
                    request.with(body),
                    answer -> new ObjectInfo(key, length, answer.date(clock), S3Answer.version(answer.tagOfUpload())));
        });
    }

    private S3Request describing(String method, ObjectKey key, Attributes attributes) {
        S3Request request = S3Request.of(method, full(key)).header("content-type", attributes.contentType());
        if (!attributes.cacheControl().isEmpty()) {
            request.header("cache-control", attributes.cacheControl());
        }
        config.acl().ifPresent(acl -> request.header("x-amz-acl", acl));
        return request;
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        if (range.length() == 0) {
            return nothingOf(key);
        }
        S3Request request = S3Request.of("GET", full(key));
        if (!range.equals(ByteRange.ALL)) {
            boolean toTheEnd = range.length() > Long.MAX_VALUE - range.offset();
            request.header(
                    "range", "bytes=" + range.offset() + "-" + (toTheEnd ? "" : range.offset() + range.length() - 1));
        }
        S3Answer answer = calls.open("open", key, request);
        if (answer.status() == 416) {
            answer.close();
            return nothingOf(key);
        }
        try {
            return opened(key, range, answer);
        } catch (IOException e) {
            answer.close();
            throw new StorageException.Unreachable("open", key, e);
        }
    }

    private StoredObject nothingOf(ObjectKey key) {
        ObjectInfo info = stat(key).orElseThrow(() -> new StorageException.Missing("open", key));
        return new StoredObject(info, InputStream.nullInputStream());
    }

    /// A service may not know ranges and send everything.
    private StoredObject opened(ObjectKey key, ByteRange range, S3Answer answer) throws IOException {
        long sent = answer.length().orElseThrow(() -> new IOException("the answer does not say how long it is"));
        if (answer.status() == 206) {
            String told = answer.header("Content-Range").orElse("");
            String size = told.substring(told.lastIndexOf('/') + 1);
            if (!size.matches("\\d{1,18}")) {
                throw new IOException("the answer does not say which part it is");
            }
            return new StoredObject(
                    answer.info(key, Long.parseLong(size)), new ExactStream(answer.stream(), sent, answer::close));
        }
        answer.stream().skipNBytes(Math.min(range.offset(), sent));
        return new StoredObject(
                answer.info(key, sent), new ExactStream(answer.stream(), range.lengthWithin(sent), answer::close));
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        Optional<ObjectInfo> found = calls.askAny("stat", key, S3Request.of("HEAD", full(key)), answer -> {
            if (answer.isSuccess()) {
                bucketSeen = true;
                return Optional.of(answer.info(key, answer.length().orElse(0L)));
            }
            if (answer.status() != 404) {
                throw refusal(key, answer.status());
            }
            return Optional.empty();
        });
        if (found.isEmpty()) {
            requireBucket();
        }
        return found;
    }

    /// The answer to HEAD has no body that could say why, so the question is put once more in another form.
    private StorageException refusal(ObjectKey key, int status) {
        S3Request again = S3Request.of("GET", full(key)).header("range", "bytes=0-0");
        return calls.askAny("stat", key, again, answer -> {
            S3Error error = answer.isSuccess() ? new S3Error(status, "", "", "", false) : S3Error.of(answer);
            return calls.failure("stat", key, error);
        });
    }

    /// A missing bucket answers like a missing object; once it was seen it is taken to stay.
    private void requireBucket() {
        if (!bucketSeen) {
            S3Request request = S3Request.of("GET", "")
                    .parameter("list-type", "2")
                    .parameter("max-keys", "1")
                    .parameter("prefix", config.prefix());
            calls.document("list", "the bucket " + config.bucket(), request, "");
            bucketSeen = true;
        }
    }

    @Override
    public void delete(ObjectKey key) {
        S3Request request = S3Request.of("DELETE", full(key));
        calls.askAny("delete", key, request, answer -> {
            if (answer.isSuccess()) {
                return key;
            }
            StorageException failure = calls.failure("delete", key, S3Error.of(answer));
            if (failure instanceof StorageException.Missing) {
                return key;
            }
            throw failure;
        });
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        calls.requireOpen("list");
        return new S3Listing(calls, config.prefix(), range).stream();
    }

    @Override
    public void close() {
        calls.close();
    }

    private String full(ObjectKey key) {
        return config.prefix() + key.text();
    }
}
