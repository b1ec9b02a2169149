package social.lindworm.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A browser of one person: keeps cookies, says where its requests come from, does not follow redirects unless asked.
public final class Browser implements AutoCloseable {

    private final String origin;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final List<String> headers = new ArrayList<>();

    /// @param origin such as `http://localhost:4711`
    public Browser(String origin) {
        this.origin = origin;
    }

    /// A page as it came.
    public record Page(int status, String location, String type, HttpResponse<byte[]> response) {

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        public Document html() {
            return Jsoup.parse(text());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /// Sends a header with every request from now on.
    public Browser withHeader(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    public Page get(String path) {
        return send(request(path).GET());
    }

    /// Follows redirects to the page at the end.
    public Page open(String path) {
        Page page = get(path);
        for (int hops = 0; page.status() / 100 == 3 && page.status() != 304 && hops < 5; hops++) {
            page = get(page.location());
        }
        return page;
    }

    /// Posts a form: names and values in turn.
    public Page post(String path, String... fields) {
        return postFrom(origin, path, fields);
    }

    /// Posts a form as another site's page would.
    public Page postFrom(String from, String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(request(path)
                .header("Origin", from)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /// Posts a form with one file.
    public Page upload(String path, String field, String filename, byte[] file, String... fields) {
        String boundary = "lindworm-boundary-7d1";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                            + fields[i + 1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + filename + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Origin", origin)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpRequest.Builder request(String path) {
        URI address = URI.create(path.startsWith("http") ? path : origin + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
        return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
    }

    /// A server may close a kept connection whenever it has answered, for instance when it did not need the whole body.
    /// Like any browser, this one then asks again on another (RFC 9112, section 9.3.1); the JDK's client does not.
    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("received no bytes")) {
                throw e;
            }
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = answer(request.build());
            return new Page(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(""),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
