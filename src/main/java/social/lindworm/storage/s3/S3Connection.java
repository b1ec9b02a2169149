package social.lindworm.storage.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.StalledWrites;
import social.lindworm.storage.UriEncoding;

/// Sends signed requests to one bucket, over connections that the JDK keeps open. Thread-safe. Knows HTTP and the
/// signature, nothing of what is asked.
final class S3Connection implements AutoCloseable {

    static {
        // Read once by the JDK, before its first request; its default of 5 would open a connection for most others.
        if (System.getProperty("http.maxConnections") == null) {
            System.setProperty("http.maxConnections", "64");
        }
    }

    private final URI bucket;
    private final String host;
    private final SigV4 signer;
    private final int connectMillis;
    private final int readMillis;
    private final StalledWrites stalledWrites;

    S3Connection(StorageConfig.S3 config, Clock clock) {
        this.bucket = config.bucketAddress();
        this.host = bucket.getRawAuthority();
        this.signer = new SigV4(config.credentials(), config.region(), clock);
        this.connectMillis = (int) config.limits().connectTimeout().toMillis();
        this.readMillis = (int) config.limits().readTimeout().toMillis();
        this.stalledWrites = new StalledWrites(config.limits().readTimeout());
    }

    /// The answer, whatever its status. Redirects are not followed: they would carry the signature elsewhere.
    S3Answer send(S3Request request) throws IOException {
        String path = path(request.key());
        String query = UriEncoding.query(request.parameters());
        HttpURLConnection connection = open(path, query);
        connection.setRequestMethod(request.method());
        S3Body body = request.body();
        SortedMap<String, String> signed = signed(request);
        signer.sign(request.method(), path, query, signed, body.payloadHash());
        signed.remove("host");
        signed.forEach(connection::setRequestProperty);
        request.headers().forEach(connection::setRequestProperty);
        connection.setRequestProperty("User-Agent", "Lindworm");
        if (request.sendsBody()) {
            write(connection, body);
        }
        return new S3Answer(connection);
    }

    /// An address that opens the object to anybody for a while.
    URI presigned(String key, SortedMap<String, String> parameters, Duration valid) {
        String path = path(key);
        String query = signer.presign(host, path, parameters, valid);
        return URI.create(bucket.getScheme() + "://" + host + path + "?" + query);
    }

    private String path(String key) {
        String base = bucket.getRawPath();
        return key.isEmpty() && !base.isEmpty() ? base : base + "/" + UriEncoding.path(key);
    }

    private HttpURLConnection open(String path, String query) throws IOException {
        URI address = URI.create(bucket.getScheme() + "://" + host + path + (query.isEmpty() ? "" : "?" + query));
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(connectMillis);
        connection.setReadTimeout(readMillis);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    /// Those that say what is asked for. A proxy may change others, such as the range, without harm.
    private SortedMap<String, String> signed(S3Request request) {
        SortedMap<String, String> signed = new TreeMap<>();
        signed.put("host", host);
        signed.put("x-amz-content-sha256", request.body().payloadHash());
        if (!request.body().md5().isEmpty()) {
            signed.put("content-md5", request.body().md5());
        }
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            if (header.getKey().startsWith("x-amz-") || header.getKey().equals("content-type")) {
                signed.put(header.getKey(), header.getValue());
            }
        }
        return signed;
    }

    private void write(HttpURLConnection connection, S3Body body) throws IOException {
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length());
        try (OutputStream out = connection.getOutputStream();
                StalledWrites.Watch watch = stalledWrites.watch(connection, body.length())) {
            body.write(out, watch::progress);
        } catch (IOException e) {
            connection.disconnect();
            throw e;
        }
    }

    @Override
    public void close() {
        stalledWrites.close();
    }
}
