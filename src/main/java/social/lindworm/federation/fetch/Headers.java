package social.lindworm.federation.fetch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The headers of an answer.
///
/// @param values by name in lower case, each name's values in their order
public record Headers(Map<String, List<String>> values) {

    public Headers {
        values = Map.copyOf(values);
    }

    public Optional<String> first(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /// The type without its parameters in lower case; what is not said counts as `application/octet-stream`.
    public String mediaType() {
        String type = first("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() ? "application/octet-stream" : type;
    }
}
