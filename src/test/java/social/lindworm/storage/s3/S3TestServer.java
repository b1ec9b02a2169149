package social.lindworm.storage.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import social.lindworm.config.S3Provider;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.ObjectKey;

/// An S3 service in the heap with one bucket, `books`. Every request must carry a signature that AWS's own signer
/// would have made for it, and bodies must match their digests; it answers in AWS's words.
public final class S3TestServer implements AutoCloseable {

    public static final StorageConfig.Credentials CREDENTIALS =
            new StorageConfig.Credentials("AKIDEXAMPLE", new Secret("a/secret+of=ours"), new Secret(""));

    private static final String REGION = "eu-test-1";

    private final HttpServer server;
    private final NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>(ObjectKey::compare);
    private final Map<String, NavigableMap<Integer, byte[]>> uploads = new ConcurrentHashMap<>();
    private final AtomicInteger uploadIds = new AtomicInteger();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile byte[] cors = {};
    private volatile Optional<Refusal> refusal = Optional.empty();
    private volatile boolean refusesAcls;
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private volatile Runnable beforeListing = () -> {};

    /// An object and the headers it came with.
    @SuppressWarnings("ArrayRecordComponent")
    public record Stored(byte[] bytes, String etag, Instant modified, Map<String, String> headers) {}

    /// A request as it arrived.
    @SuppressWarnings("ArrayRecordComponent")
    public record Seen(String method, String target, Map<String, String> headers, byte[] body) {}

    /// An answer in place of the right one.
    private record Refusal(String method, int status, String document) {}

    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String code;

        Failed(int status, String code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }
    }

    public S3TestServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public StorageConfig.S3 config() {
        return new StorageConfig.S3(
                S3Provider.OTHER,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                REGION,
                "books",
                CREDENTIALS,
                StorageConfig.Addressing.PATH,
                "",
                Optional.of("public-read"),
                StorageConfig.Checksums.AUTO,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/books"),
                Duration.ofMinutes(15),
                new StorageConfig.Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 2, 16));
    }

    public Map<String, Stored> objects() {
        return objects;
    }

    public List<Seen> seen() {
        return seen;
    }

    int openUploads() {
        return uploads.size();
    }

    /// The lines of `.env` that lead here.
    public String[] settings() {
        String address = config().endpoint().toString();
        return new String[] {
            "USE_S3",
            "true",
            "AWS_ACCESS_KEY_ID",
            CREDENTIALS.accessKey(),
            "AWS_SECRET_ACCESS_KEY",
            CREDENTIALS.secret().reveal(),
            "AWS_STORAGE_BUCKET_NAME",
            "books",
            "AWS_S3_REGION_NAME",
            REGION,
            "AWS_S3_ENDPOINT_URL",
            address,
            "AWS_S3_CUSTOM_DOMAIN",
            address.substring("http://".length()) + "/books",
            "AWS_S3_URL_PROTOCOL",
            "http:",
            "AWS_S3_RETRIES",
            "0"
        };
    }

    /// From now on requests of this method get this answer; an empty method means none.
    public void refuse(String method, int status, String document) {
        refusal = method.isEmpty() ? Optional.empty() : Optional.of(new Refusal(method, status, document));
    }

    /// From now on it is as buckets of AWS are since 2023.
    public void refuseAcls() {
        refusesAcls = true;
    }

    /// From now on it has this object, but never lists it.
    public void hide(String key) {
        hidden.add(key);
    }

    /// From now on it does this before it answers a listing.
    public void beforeListing(Runnable work) {
        beforeListing = work;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().toLowerCase(java.util.Locale.ROOT), e -> String.join(",", e.getValue())));
        Seen request =
                new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
        seen.add(request);
        exchange.getResponseHeaders().set("Date", rfc1123(Instant.now()));
        try (exchange) {
            try {
                if (isUnsigned(request)) {
                    answerStranger(exchange, request);
                    return;
                }
                SignatureOracle.Verdict verdict = SignatureOracle.verify(request, CREDENTIALS, REGION);
                if (!verdict.isRight()) {
                    throw new Failed(403, verdict.code(), verdict.toString());
                }
                Optional<Refusal> said = refusal.filter(r -> r.method.equals(request.method));
                if (said.isPresent()) {
                    send(exchange, said.get().status, said.get().document.getBytes(StandardCharsets.UTF_8));
                    return;
                }
                requireWholeBody(request);
                requireNoAcl(request);
                route(exchange, request);
            } catch (Failed e) {
                String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + e.code + "</Code><Message>"
                        + S3Xml.escape(String.valueOf(e.getMessage())) + "</Message></Error>";
                send(exchange, e.status, text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static boolean isUnsigned(Seen request) {
        return !request.headers.containsKey("authorization") && !request.target.contains("X-Amz-Signature");
    }

    /// Anybody may read what is public, and pages of the origins that a rule names.
    private void answerStranger(HttpExchange exchange, Seen request) throws IOException, Failed {
        String origin = request.headers.get("origin");
        if (origin != null && new String(cors, StandardCharsets.UTF_8).contains(origin)) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin);
        } else if (request.method.equals("OPTIONS")) {
            throw new Failed(403, "AccessForbidden", "no rule");
        }
        Stored object = objects.get(exchange.getRequestURI().getPath().replaceFirst("^/books/", ""));
        if (request.method.equals("OPTIONS")) {
            send(exchange, 200, new byte[0]);
        } else if (object == null || !"public-read".equals(object.headers.get("x-amz-acl"))) {
            throw new Failed(403, "AccessDenied", "not for strangers");
        } else {
            sendObject(exchange, request, object);
        }
    }

    private void requireNoAcl(Seen request) throws Failed {
        if (refusesAcls && request.headers.containsKey("x-amz-acl")) {
            throw new Failed(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        }
    }

    private static void requireWholeBody(Seen request) throws Failed {
        String md5 = request.headers.get("content-md5");
        if (md5 != null
                && !md5.equals(Base64.getEncoder().encodeToString(Digests.md5().digest(request.body)))) {
            throw new Failed(400, "BadDigest", "the MD5 is another");
        }
        String sha256 = request.headers.getOrDefault("x-amz-content-sha256", SigV4.UNSIGNED);
        if (!sha256.equals(SigV4.UNSIGNED)
                && !sha256.equals(Digests.HEX.formatHex(Digests.sha256().digest(request.body)))) {
            throw new Failed(400, "XAmzContentSHA256Mismatch", "the SHA-256 is another");
        }
    }

    private void route(HttpExchange exchange, Seen request) throws IOException, Failed {
        URI uri = exchange.getRequestURI();
        if (!uri.getRawPath().equals("/books") && !uri.getRawPath().startsWith("/books/")) {
            throw new Failed(404, "NoSuchBucket", "no such bucket");
        }
        String path = uri.getPath();
        String key = path.equals("/books") ? "" : path.substring("/books/".length());
        Map<String, String> query = query(uri);
        switch (request.method) {
            case "PUT" -> put(exchange, request, key, query);
            case "POST" -> post(exchange, request, key, query);
            case "DELETE" -> {
                if (query.containsKey("uploadId")) {
                    uploads.remove(query.get("uploadId"));
                } else {
                    objects.remove(key);
                }
                send(exchange, 204, new byte[0]);
            }
            default -> get(exchange, request, key, query);
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new TreeMap<>();
        if (uri.getRawQuery() != null) {
            for (String part : uri.getRawQuery().split("&")) {
                String[] pair = part.split("=", 2);
                query.put(
                        java.net.URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair.length < 2 ? "" : java.net.URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private void put(HttpExchange exchange, Seen request, String key, Map<String, String> query) throws IOException {
        if (query.containsKey("cors")) {
            cors = request.body;
        } else if (query.containsKey("uploadId")) {
            uploads.get(query.get("uploadId")).put(Integer.valueOf(query.get("partNumber")), request.body);
            exchange.getResponseHeaders().set("ETag", "\"" + md5(request.body) + "\"");
        } else if (query.containsKey("acl")) {
            objects.get(key).headers.put("x-amz-acl", request.headers.get("x-amz-acl"));
        } else {
            store(key, request.body, md5(request.body), request.headers);
            exchange.getResponseHeaders().set("ETag", "\"" + md5(request.body) + "\"");
        }
        send(exchange, 200, new byte[0]);
    }

    private void store(String key, byte[] bytes, String etag, Map<String, String> headers) {
        objects.put(key, new Stored(bytes, etag, Instant.now(), new ConcurrentHashMap<>(headers)));
    }

    private final Map<String, Map<String, String>> uploadHeaders = new ConcurrentHashMap<>();

    private void post(HttpExchange exchange, Seen request, String key, Map<String, String> query) throws IOException {
        String text = new String(request.body, StandardCharsets.UTF_8);
        if (query.containsKey("uploads")) {
            String id = "upload-" + uploadIds.incrementAndGet();
            uploads.put(id, new ConcurrentSkipListMap<>());
            uploadHeaders.put(id, request.headers);
            send(
                    exchange,
                    200,
                    xml("<InitiateMultipartUploadResult><UploadId>" + id
                            + "</UploadId></InitiateMultipartUploadResult>"));
        } else if (query.containsKey("delete")) {
            S3Xml.parse(request.body, "Object").groups().forEach(object -> objects.remove(object.get("Key")));
            send(exchange, 200, xml("<DeleteResult></DeleteResult>"));
        } else {
            String id = query.get("uploadId");
            NavigableMap<Integer, byte[]> parts = uploads.remove(id);
            MessageDigest of = Digests.md5();
            int length = parts.values().stream().mapToInt(part -> part.length).sum();
            java.nio.ByteBuffer whole = java.nio.ByteBuffer.allocate(length);
            parts.values().forEach(part -> {
                of.update(Digests.md5().digest(part));
                whole.put(part);
            });
            assert text.contains("<PartNumber>" + parts.size() + "</PartNumber>");
            String etag = Digests.HEX.formatHex(of.digest()) + "-" + parts.size();
            store(key, whole.array(), etag, uploadHeaders.remove(id));
            send(
                    exchange,
                    200,
                    xml("<CompleteMultipartUploadResult><ETag>&quot;" + etag
                            + "&quot;</ETag></CompleteMultipartUploadResult>"));
        }
    }

    private void get(HttpExchange exchange, Seen request, String key, Map<String, String> query)
            throws IOException, Failed {
        if (query.containsKey("cors")) {
            if (cors.length == 0) {
                throw new Failed(404, "NoSuchCORSConfiguration", "none");
            }
            send(exchange, 200, cors);
        } else if (key.isEmpty()) {
            beforeListing.run();
            send(exchange, 200, listing(query));
        } else {
            Stored object = objects.get(key);
            if (object == null) {
                throw new Failed(404, "NoSuchKey", "The specified key does not exist.");
            }
            if (query.containsKey("acl")) {
                send(exchange, 200, acl(object));
            } else {
                sendObject(exchange, request, object);
            }
        }
    }

    private static byte[] acl(Stored object) {
        String own = "<Grant><Grantee><ID>me</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant>";
        String all = "<Grant><Grantee><URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee>"
                + "<Permission>READ</Permission></Grant>";
        boolean isPublic = "public-read".equals(object.headers.get("x-amz-acl"));
        return xml("<AccessControlPolicy><Owner><ID>me</ID></Owner><AccessControlList>" + own + (isPublic ? all : "")
                + "</AccessControlList></AccessControlPolicy>");
    }

    private void sendObject(HttpExchange exchange, Seen request, Stored object) throws IOException, Failed {
        byte[] bytes = object.bytes;
        exchange.getResponseHeaders().set("ETag", "\"" + object.etag + "\"");
        exchange.getResponseHeaders().set("Last-Modified", rfc1123(object.modified));
        exchange.getResponseHeaders().set("Content-Type", object.headers.getOrDefault("content-type", "a/b"));
        Optional.ofNullable(object.headers.get("cache-control"))
                .ifPresent(kept -> exchange.getResponseHeaders().set("Cache-Control", kept));
        String range = request.headers.get("range");
        if (range == null) {
            send(exchange, 200, bytes);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        long from = Long.parseLong(ends[0]);
        if (from >= bytes.length) {
            throw new Failed(416, "InvalidRange", "beyond the end");
        }
        int to = ends[1].isEmpty() ? bytes.length : (int) Math.min(bytes.length, Long.parseLong(ends[1]) + 1);
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
        send(exchange, 206, Arrays.copyOfRange(bytes, (int) from, to));
    }

    private byte[] listing(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("continuation-token", query.getOrDefault("start-after", ""));
        int most = Integer.parseInt(query.getOrDefault("max-keys", "1000"));
        List<Map.Entry<String, Stored>> page = new ArrayList<>();
        boolean more = false;
        for (Map.Entry<String, Stored> each : objects.tailMap(after, false).entrySet()) {
            if (each.getKey().startsWith(prefix) && !hidden.contains(each.getKey())) {
                more = page.size() == most;
                if (more) {
                    break;
                }
                page.add(each);
            }
        }
        StringBuilder text = new StringBuilder(
                "<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>" + more + "</IsTruncated>");
        page.forEach(each -> text.append("<Contents><Key>")
                .append(java.net.URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8))
                .append("</Key><LastModified>")
                .append(DateTimeFormatter.ISO_INSTANT.format(each.getValue().modified))
                .append("</LastModified><ETag>&quot;")
                .append(each.getValue().etag)
                .append("&quot;</ETag><Size>")
                .append(each.getValue().bytes.length)
                .append("</Size></Contents>"));
        if (more) {
            text.append("<NextContinuationToken>")
                    .append(S3Xml.escape(page.getLast().getKey()))
                    .append("</NextContinuationToken>");
        }
        return xml(text.append("</ListBucketResult>").toString());
    }

    private static byte[] xml(String text) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(status == 200 ? body.length : 0));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private static String md5(byte[] bytes) {
        return Digests.HEX.formatHex(Digests.md5().digest(bytes));
    }

    private static String rfc1123(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
