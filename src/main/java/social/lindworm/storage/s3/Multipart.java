package social.lindworm.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;

/// Puts a large object in parts, one after the other, with one part in memory. Nothing is visible under the key
/// before all are there; after a failure the parts are thrown away.
final class Multipart {

    /// Also the largest body that is put in one piece.
    static final int PART = 8 << 20;

    private static final Logger log = LoggerFactory.getLogger(Multipart.class);
    private static final int MOST_PARTS = 10_000;

    private final S3Calls calls;
    private final BodyReader bodies;
    private final Clock clock;

    Multipart(S3Calls calls, BodyReader bodies, Clock clock) {
        this.calls = calls;
        this.bodies = bodies;
        this.clock = clock;
    }

    /// @param start the request that begins the upload, with the object's headers
    ObjectInfo put(ObjectKey key, Content content, S3Request start) {
        String upload = calls.document("put", key, start, "").fields().get("UploadId");
        try {
            List<String> tags = sendParts(key, content, start.key(), upload);
            return complete(key, content.length(), start.key(), new Parts(upload, tags));
        } catch (RuntimeException e) {
            abort(key, start.key(), upload, e);
            throw e;
        }
    }

    private record Parts(String upload, List<String> tags) {}

    private List<String> sendParts(ObjectKey key, Content content, String fullKey, String upload) {
        int partLength = (int) Math.max(PART, (content.length() + MOST_PARTS - 1) / MOST_PARTS);
        List<String> tags = new ArrayList<>();
        try (InputStream source = BodyReader.open(key, content)) {
            for (long sent = 0; sent < content.length(); sent += partLength) {
                int length = (int) Math.min(partLength, content.length() - sent);
                S3Request part = S3Request.of("PUT", fullKey)
                        .parameter("partNumber", Integer.toString(tags.size() + 1))
                        .parameter("uploadId", upload);
                tags.add(BodyMemory.with(length, pieces -> {
                    S3Body body = bodies.read(key, source, pieces, length);
                    return calls.ask("put", key, part.with(body), S3Answer::tagOfUpload);
                }));
            }
            BodyReader.requireEnd(key, source);
            return tags;
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
    }

    private ObjectInfo complete(ObjectKey key, long length, String fullKey, Parts parts) {
        StringBuilder document = new StringBuilder("<CompleteMultipartUpload>");
        for (int i = 0; i < parts.tags().size(); i++) {
            document.append("<Part><PartNumber>")
                    .append(i + 1)
                    .append("</PartNumber><ETag>")
                    .append(S3Xml.escape(parts.tags().get(i)))
                    .append("</ETag></Part>");
        }
        S3Request request = S3Request.of("POST", fullKey)
                .parameter("uploadId", parts.upload())
                .header("content-type", "application/xml")
                .with(bodies.of(document.append("</CompleteMultipartUpload>").toString()));
        return calls.ask("put", key, request, answer -> {
            byte[] told = answer.document();
            S3Xml xml = S3Xml.parse(told, "");
            if (xml.root().equals("Error")) {
                // The service had said yes before it knew.
                throw calls.failure("put", key, S3Error.of(500, told, ""));
            }
            String version = S3Answer.version(xml.fields().get("ETag"));
            return new ObjectInfo(key, length, answer.date(clock), version);
        });
    }

    private void abort(ObjectKey key, String fullKey, String upload, RuntimeException reason) {
        try {
            S3Request request = S3Request.of("DELETE", fullKey).parameter("uploadId", upload);
            calls.ask("put", key, request, answer -> upload);
        } catch (StorageException e) {
            log.warn(
                    "The parts of {} could not be thrown away; they take room until a rule of the bucket removes them: {}",
                    key,
                    e.getMessage());
            reason.addSuppressed(e);
        }
    }
}
