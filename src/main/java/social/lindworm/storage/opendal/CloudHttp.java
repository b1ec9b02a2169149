package social.lindworm.storage.opendal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.StalledWrites;
import social.lindworm.storage.UriEncoding;

/// Requests of our own to WebDAV and Swift, for what OpenDAL's Java side lacks there: bodies that stream, and listings
/// page by page. Redirects are not followed: they would carry the password elsewhere. Thread-safe. Knows HTTP and how
/// to get in, nothing of objects.
final class CloudHttp implements AutoCloseable {

    private static final Set<String> SERVICES = Set.of("webdav", "swift");

    /// What a service files away at least, once it has all of a body.
    private static final long BYTES_PER_SECOND = 8 << 20;

    private static final int LONGEST_REASON = 4096;
    private static final int EXPECTATION_FAILED = 417;

    private final Map<String, Secret> options;
    private final boolean swift;
    private final String place;
    private final int connectMillis;
    private final int readMillis;
    private final StalledWrites stalledWrites;

    private CloudHttp(StorageConfig.Cloud config) {
        this.options = config.options();
        String endpoint = option("endpoint").replaceAll("/+$", "");
        this.swift = config.service().equals("swift");
        this.place = swift ? endpoint + "/" + UriEncoding.path(option("container")) : endpoint;
        this.connectMillis = (int) config.limits().connectTimeout().toMillis();
        this.readMillis = (int) config.limits().readTimeout().toMillis();
        this.stalledWrites = new StalledWrites(config.limits().readTimeout());
    }

    /// Empty for all other services.
    static Optional<CloudHttp> of(StorageConfig.Cloud config) {
        return SERVICES.contains(config.service()) ? Optional.of(new CloudHttp(config)) : Optional.empty();
    }

    /// What is sent, and what is done while it is.
    interface Body {
        long length();

        String type();

        /// Writes exactly so many bytes, or throws.
        void writeTo(OutputStream out, StalledWrites.Watch watch) throws IOException;
    }

    interface Reading<T> {
        T read(InputStream body) throws IOException;
    }

    /// Puts a file. The service is asked first whether it would take it, so one that refuses is not sent the body.
    ///
    /// @param path from the container, or the endpoint, on
    /// @param token in place of what the settings have
    /// @return what came back for it
    /// @throws HttpRefusal if the service says no
    Put put(String path, Body body, Optional<String> token) throws IOException {
        try {
            return put(path, body, token, true);
        } catch (HttpRefusal e) {
            if (e.status() == EXPECTATION_FAILED) {
                return put(path, body, token, false);
            }
            throw e;
        }
    }

    /// @param etag as the service writes it; empty if it tells none
    record Put(int status, String etag) {}

    private Put put(String path, Body body, Optional<String> token, boolean asksFirst) throws IOException {
        HttpURLConnection connection = open("PUT", place + "/" + UriEncoding.path(path), token);
        connection.setReadTimeout(
                (int) Math.min(Integer.MAX_VALUE, readMillis + body.length() * 1000 / BYTES_PER_SECOND));
        connection.setRequestProperty("Content-Type", body.type());
        if (asksFirst) {
            connection.setRequestProperty("Expect", "100-Continue");
        }
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length());
        try {
            write(connection, body);
            int status = yes(connection);
            return new Put(status, Objects.requireNonNullElse(connection.getHeaderField("ETag"), ""));
        } finally {
            connection.disconnect();
        }
    }

    private void write(HttpURLConnection connection, Body body) throws IOException {
        OutputStream out;
        try {
            out = connection.getOutputStream();
        } catch (ProtocolException _) {
            // It did not say that we may go on, so whatever it said is a no.
            throw new HttpRefusal(connection.getResponseCode(), "");
        }
        try (out;
                StalledWrites.Watch watch = stalledWrites.watch(connection, body.length())) {
            body.writeTo(out, watch);
        }
    }

    /// What is made of the document at the place itself.
    ///
    /// @throws HttpRefusal if the service says no
    <T> T get(SortedMap<String, String> parameters, Optional<String> token, Reading<T> reading) throws IOException {
        HttpURLConnection connection = open("GET", place + "?" + UriEncoding.query(parameters), token);
        yes(connection);
        try (InputStream body = connection.getInputStream()) {
            return reading.read(body);
        }
    }

    private HttpURLConnection open(String method, String address, Optional<String> token) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(connectMillis);
        connection.setReadTimeout(readMillis);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("User-Agent", "Lindworm");
        signIn(connection, token);
        return connection;
    }

    private void signIn(HttpURLConnection connection, Optional<String> token) {
        if (swift) {
            connection.setRequestProperty("X-Auth-Token", token.orElseGet(() -> option("token")));
        } else if (options.containsKey("username")) {
            String user = option("username") + ":" + option("password");
            connection.setRequestProperty(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        } else if (options.containsKey("token")) {
            connection.setRequestProperty("Authorization", "Bearer " + option("token"));
        }
    }

    private String option(String name) {
        Secret value = options.get(name);
        return value == null ? "" : value.reveal();
    }

    /// The status of an answer that says yes.
    private static int yes(HttpURLConnection connection) throws IOException {
        int status;
        try {
            status = connection.getResponseCode();
        } catch (HttpRetryException e) {
            throw new HttpRefusal(e.responseCode(), String.valueOf(e.getMessage()));
        }
        if (status < 0) {
            throw new IOException("the answer is not HTTP");
        }
        if (status / 100 != 2) {
            throw new HttpRefusal(status, reason(connection.getErrorStream()));
        }
        return status;
    }

    private static String reason(@Nullable InputStream body) throws IOException {
        if (body == null) {
            return "";
        }
        try (body) {
            return new String(body.readNBytes(LONGEST_REASON), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        stalledWrites.close();
    }
}
