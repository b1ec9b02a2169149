package social.lindworm.federation.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import social.lindworm.common.ExactStream;

/// The body of an answer, however it is framed and compressed, up to a limit that holds for what comes out.
final class Body {

    private static final int BUFFER = 16 * 1024;

    private Body() {}

    static long copy(Answer answer, long maxBytes, OutputStream into) throws IOException, FetchException {
        if (answer.status() == 204 || answer.status() == 205) {
            return 0;
        }
        try {
            InputStream body = decoded(answer, framed(answer, maxBytes));
            byte[] buffer = new byte[BUFFER];
            long total = 0;
            int count;
            while ((count = body.read(buffer)) >= 0) {
                total += count;
                if (total > maxBytes) {
                    throw FetchException.tooLarge(maxBytes);
                }
                write(into, buffer, count);
            }
            return total;
        } catch (ZipException e) {
            throw FetchException.malformed("a compressed body that does not unpack");
        }
    }

    private static void write(OutputStream into, byte[] buffer, int count) {
        try {
            into.write(buffer, 0, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream framed(Answer answer, long maxBytes) throws FetchException {
        Headers headers = answer.headers();
        List<String> encodings = headers.values().getOrDefault("transfer-encoding", List.of());
        if (!encodings.isEmpty()) {
            if (encodings.size() != 1 || !encodings.getFirst().equalsIgnoreCase("chunked")) {
                throw FetchException.malformed("an unknown transfer encoding");
            }
            return new ChunkedStream(answer.stream());
        }
        List<String> lengths = headers.values().getOrDefault("content-length", List.of()).stream()
                .distinct()
                .toList();
        if (lengths.isEmpty()) {
            return answer.stream();
        }
        if (lengths.size() != 1 || !lengths.getFirst().matches("[0-9]{1,18}")) {
            throw FetchException.malformed("a content length that is no number");
        }
        long length = Long.parseLong(lengths.getFirst());
        if (length > maxBytes) {
            throw FetchException.tooLarge(maxBytes);
        }
        return new ExactStream(answer.stream(), length, () -> {});
    }

    /// We ask for plain bodies; some servers compress all the same.
    private static InputStream decoded(Answer answer, InputStream body) throws IOException, FetchException {
        String encoding = answer.headers().first("content-encoding").orElse("").toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> new GZIPInputStream(body);
            default -> throw FetchException.malformed("an unknown content encoding");
        };
    }
}
