package social.lindworm.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;

/// What came back. Closing reads a short rest, so that the connection can be used again, and cuts a long one off.
final class S3Answer implements AutoCloseable {

    private static final int SHORT_REST = 64 * 1024;
    private static final int LONGEST_DOCUMENT = 16 << 20;

    private final HttpURLConnection connection;
    private final int status;
    private final @Nullable InputStream stream;

    S3Answer(HttpURLConnection connection) throws IOException {
        this.connection = connection;
        this.status = connection.getResponseCode();
        if (status < 0) {
            connection.disconnect();
            throw new IOException("the answer is not HTTP");
        }
        this.stream = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
    }

    int status() {
        return status;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(connection.getHeaderField(name));
    }

    /// The version that the service gives the content.
    String etag() {
        return header("ETag").map(S3Answer::version).orElse("");
    }

    /// As the service writes it, for what was just uploaded. Each service tells it (S3's API reference, PutObject,
    /// response elements); whoever answers in its place does not, and kept nothing.
    String tagOfUpload() throws IOException {
        return header("ETag")
                .filter(tag -> !version(tag).isEmpty())
                .orElseThrow(
                        () -> new IOException("the answer to an upload tells no ETag, so it is none of the service's"));
    }

    /// Without its quotes; what is left are letters, digits and a dash.
    static String version(String etag) {
        StringBuilder version = new StringBuilder(etag.length());
        for (int i = etag.startsWith("W/") ? 2 : 0; i < etag.length(); i++) {
            char c = etag.charAt(i);
            if (c == '-' || (c < 128 && Character.isLetterOrDigit(c))) {
                version.append(c);
            }
        }
        return version.toString();
    }

    /// The service's clock, or ours where it does not tell.
    Instant date(Clock clock) {
        long told = connection.getDate();
        return told == 0 ? Instant.ofEpochSecond(clock.instant().getEpochSecond()) : Instant.ofEpochMilli(told);
    }

    ObjectInfo info(ObjectKey key, long size) {
        return new ObjectInfo(key, size, Instant.ofEpochMilli(connection.getLastModified()), etag());
    }

    /// Empty where the answer does not say how long it is.
    Optional<Long> length() {
        long length = connection.getContentLengthLong();
        return length < 0 ? Optional.empty() : Optional.of(length);
    }

    InputStream stream() {
        return stream == null ? InputStream.nullInputStream() : stream;
    }

    /// A document, whole.
    byte[] document() throws IOException {
        byte[] bytes = stream().readNBytes(LONGEST_DOCUMENT);
        Optional<Long> length = length();
        if (length.isPresent() && bytes.length < length.get()) {
            throw new IOException("the answer ended after " + bytes.length + " of " + length.get() + " bytes");
        }
        return bytes;
    }

    @Override
    public void close() {
        if (stream == null) {
            return;
        }
        try (stream) {
            if (stream.readNBytes(SHORT_REST).length == SHORT_REST) {
                connection.disconnect();
            }
        } catch (IOException e) {
            connection.disconnect();
        }
    }
}
