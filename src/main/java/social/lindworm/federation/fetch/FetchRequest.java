package social.lindworm.federation.fetch;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One request to another server.
///
/// @param method `GET` or `POST`; only a GET follows redirects
/// @param address as a person or another server wrote it
/// @param headers sent to the first server only, not where a redirect leads to another
/// @param body text, sent as UTF-8; empty for none
/// @param limits what is accepted in answer
public record FetchRequest(String method, String address, Map<String, String> headers, String body, Limits limits) {

    private static final Duration TIME = Duration.ofSeconds(20);

    /// Set by the exchange itself; a second one would let two servers read one request differently.
    private static final Set<String> OURS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "accept-encoding", "user-agent");

    /// @param types media types such as `image/png` or `image/*`; empty for any
    /// @param maxBytes of the body, decoded
    /// @param time for everything together: waiting, looking up, redirects, reading
    public record Limits(List<String> types, long maxBytes, Duration time) {
        public Limits {
            types = List.copyOf(types);
        }
    }

    public FetchRequest {
        headers = Map.copyOf(headers);
        headers.forEach(FetchRequest::requireHeader);
    }

    public static FetchRequest get(String address, long maxBytes) {
        return new FetchRequest("GET", address, Map.of(), "", new Limits(List.of(), maxBytes, TIME));
    }

    public static FetchRequest post(String address, String body, long maxBytes) {
        return new FetchRequest("POST", address, Map.of(), body, new Limits(List.of(), maxBytes, TIME));
    }

    /// Refuses answers of other types before reading them. What an answer says of itself proves nothing about its
    /// content.
    public FetchRequest accepting(String... types) {
        return with(new Limits(List.of(types), limits.maxBytes, limits.time));
    }

    public FetchRequest within(Duration time) {
        return with(new Limits(limits.types, limits.maxBytes, time));
    }

    public FetchRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new FetchRequest(method, address, more, body, limits);
    }

    private FetchRequest with(Limits changed) {
        return new FetchRequest(method, address, headers, body, changed);
    }

    long maxBytes() {
        return limits.maxBytes;
    }

    Duration time() {
        return limits.time;
    }

    boolean accepts(String type) {
        return limits.types.isEmpty()
                || limits.types.stream()
                        .anyMatch(accepted -> accepted.endsWith("/*")
                                ? type.startsWith(accepted.substring(0, accepted.length() - 1))
                                : type.equals(accepted));
    }

    private static void requireHeader(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean plain = value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (!lower.matches("[a-z0-9-]+") || OURS.contains(lower) || !plain) {
            throw new IllegalArgumentException("not a header: " + name);
        }
    }
}
