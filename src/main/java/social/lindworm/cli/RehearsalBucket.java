package social.lindworm.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// As much of an S3 service as a rehearsed copy meets: it takes what it is given, keeps its size and digest, and lists
/// it. On loopback, for a moment, believing everybody; nothing but the rehearsal uses it.
final class RehearsalBucket implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> objects = new ConcurrentSkipListMap<>();

    RehearsalBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// The lines of `.env` that lead here.
    Map<String, String> settings() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", "rehearsal",
                "AWS_SECRET_ACCESS_KEY", "rehearsal",
                "AWS_STORAGE_BUCKET_NAME", "rehearsal",
                "AWS_S3_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT")) {
                String digest = md5(body);
                objects.put(path.substring("/rehearsal/".length()), entry(body.length, digest));
                exchange.getResponseHeaders().set("ETag", "\"" + digest + "\"");
                exchange.sendResponseHeaders(200, -1);
            } else {
                byte[] listing = listing().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, listing.length);
                exchange.getResponseBody().write(listing);
            }
        }
    }

    private static String entry(int size, String digest) {
        return "<LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>&quot;" + digest + "&quot;</ETag><Size>"
                + size + "</Size>";
    }

    private String listing() {
        StringBuilder text = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult><EncodingType>url</EncodingType>"
                        + "<IsTruncated>false</IsTruncated>");
        objects.forEach((key, entry) -> text.append("<Contents><Key>")
                .append(key)
                .append("</Key>")
                .append(entry)
                .append("</Contents>"));
        return text.append("</ListBucketResult>").toString();
    }

    private static String md5(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
