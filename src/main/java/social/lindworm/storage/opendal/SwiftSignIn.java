package social.lindworm.storage.opendal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import social.lindworm.common.Message;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.StorageException;

/// Gets tokens for Swift, since OpenDAL takes one and cannot get another when it ends: from Keystone where a project is
/// named, else by the old sign-in of version 1. Redirects are not followed: they would carry the password elsewhere.
/// Thread-safe.
final class SwiftSignIn implements AutoCloseable {

    /// Options that OpenDAL does not know.
    static final Set<String> OPTIONS =
            Set.of("auth_url", "username", "password", "project", "user_domain", "project_domain");

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DEFAULT_DOMAIN = "Default";

    private final Map<String, Secret> options;
    private final HttpClient client;
    private final Duration patience;

    private SwiftSignIn(StorageConfig.Cloud config) {
        this.options = config.options();
        this.client = HttpClient.newBuilder()
                .connectTimeout(config.limits().connectTimeout())
                .build();
        this.patience = config.limits().readTimeout();
    }

    /// Empty where the settings have a token and nothing to get one by.
    static Optional<SwiftSignIn> of(StorageConfig.Cloud config) {
        return config.service().equals("swift")
                        && !config.options()
                                .getOrDefault("auth_url", new Secret(""))
                                .isEmpty()
                ? Optional.of(new SwiftSignIn(config))
                : Optional.empty();
    }

    /// A fresh one.
    ///
    /// @throws StorageException.Denied if user or password are wrong
    /// @throws StorageException.Unreachable if whoever gives tokens does not answer
    String token() {
        boolean keystone = options.containsKey("project");
        HttpResponse<Void> answer = send(keystone ? keystone() : old());
        if (answer.statusCode() / 100 == 5 || answer.statusCode() == 429) {
            throw new StorageException.Unreachable(
                    "sign in", option("auth_url"), "it answers with " + answer.statusCode(), advice("load"));
        }
        return answer.headers()
                .firstValue(keystone ? "X-Subject-Token" : "X-Auth-Token")
                .filter(_ -> answer.statusCode() / 100 == 2)
                .orElseThrow(() -> new StorageException.Denied(
                        "sign in",
                        option("auth_url"),
                        "it answers with " + answer.statusCode() + " and no token",
                        advice("signIn")));
    }

    private HttpResponse<Void> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(patience).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new StorageException.Unreachable("sign in", option("auth_url"), e.toString(), advice("network"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException.Unreachable("sign in", option("auth_url"), "interrupted", advice("network"));
        }
    }

    private static Message advice(String key) {
        return Message.of(
                "storage.cloud." + key,
                "swift",
                key.equals("signIn")
                        ? "STORAGE_AUTH_URL, STORAGE_USERNAME, STORAGE_PASSWORD, STORAGE_PROJECT"
                        : "STORAGE_AUTH_URL");
    }

    private HttpRequest.Builder old() {
        return address(option("auth_url"))
                .header("X-Auth-User", option("username"))
                .header("X-Auth-Key", option("password"))
                .GET();
    }

    private HttpRequest.Builder keystone() {
        Map<String, Object> user =
                Map.of("name", option("username"), "password", option("password"), "domain", domain("user_domain"));
        Map<String, Object> project = Map.of("name", option("project"), "domain", domain("project_domain"));
        Map<String, Object> identity = Map.of("methods", List.of("password"), "password", Map.of("user", user));
        Map<String, Object> wish = Map.of("auth", Map.of("identity", identity, "scope", Map.of("project", project)));
        try {
            return address(versioned(option("auth_url")) + "/auth/tokens")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(wish)));
        } catch (IOException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private static String versioned(String address) {
        String base = address.replaceAll("/+$", "");
        return base.endsWith("/v3") ? base : base + "/v3";
    }

    private HttpRequest.Builder address(String text) {
        try {
            return HttpRequest.newBuilder(URI.create(text)).header("User-Agent", "Lindworm");
        } catch (IllegalArgumentException e) {
            throw new StorageException.Denied("sign in", text, "that is no address", advice("signIn"));
        }
    }

    private Map<String, String> domain(String option) {
        return Map.of("name", options.containsKey(option) ? option(option) : DEFAULT_DOMAIN);
    }

    private String option(String name) {
        Secret value = options.get(name);
        return value == null ? "" : value.reveal();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
