package social.lindworm.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A store in one line: `scheme://user:password@host:port/path?option=value&...`, the parts decoded. Of most schemes
/// a part may be missing.
///
/// @param path as written behind the host; for a scheme without `//`, all behind the colon
/// @param options in the order in which they were written
record StorageUrl(
        String scheme,
        Optional<String> user,
        Optional<String> password,
        String host,
        Optional<Integer> port,
        String path,
        Map<String, String> options) {

    private static final Pattern FORM = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+-]*):"
            + "(//((?<user>[^:/?#@]*)(:(?<password>[^/?#@]*))?@)?(?<host>[^/?#:@]*)(:(?<port>\\d{1,5}))?(?=[/?]|$))?"
            + "(?<path>[^?#]*)(\\?(?<query>[^#]*))?");

    private static final Set<String> UNSHOWN = Set.of(
            "password",
            "passphrase",
            "secret",
            "session_token",
            "account_key",
            "sas_token",
            "encryption_key",
            "token",
            "credential",
            "application_key",
            "connect_timeout",
            "read_timeout",
            "retries",
            "concurrency");

    /// @throws IllegalArgumentException if it has no such form
    static StorageUrl parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches() || parts.group("path").startsWith("//")) {
            throw new IllegalArgumentException("not a storage address");
        }
        return new StorageUrl(
                parts.group("scheme").toLowerCase(java.util.Locale.ROOT),
                part(parts, "user").filter(user -> !user.isEmpty()),
                part(parts, "password"),
                part(parts, "host").orElse(""),
                Optional.ofNullable(parts.group("port")).map(Integer::valueOf),
                part(parts, "path").orElse(""),
                options(Optional.ofNullable(parts.group("query")).orElse("")));
    }

    private static Optional<String> part(Matcher parts, String name) {
        return Optional.ofNullable(parts.group(name)).map(StorageUrl::decoded);
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : query.split("&")) {
            String[] sides = option.split("=", 2);
            if (!sides[0].isEmpty()) {
                options.put(decoded(sides[0]), sides.length == 1 ? "" : decoded(sides[1]));
            }
        }
        return options;
    }

    /// A plus is a plus here, since keys made of base 64 hold them.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// The line that [#parse] makes this of; with all secrets that are in it.
    String text() {
        StringBuilder text = new StringBuilder(scheme).append(':');
        if (!host.isEmpty() || user.isPresent()) {
            text.append("//");
            user.ifPresent(name -> {
                text.append(strictly(name));
                password.ifPresent(secret -> text.append(':').append(strictly(secret)));
                text.append('@');
            });
            text.append(strictly(host));
            port.ifPresent(number -> text.append(':').append(number));
        }
        text.append(encoded(path));
        if (!options.isEmpty()) {
            text.append(options.entrySet().stream()
                    .map(option -> encoded(option.getKey()) + "=" + encoded(option.getValue()))
                    .collect(Collectors.joining("&", "?", "")));
        }
        return text.toString();
    }

    /// What people may see of it: no password, and no option that is a secret or only tells how patient we are.
    String withoutSecrets() {
        Map<String, String> shown = new LinkedHashMap<>(options);
        shown.keySet().removeAll(UNSHOWN);
        return new StorageUrl(scheme, user, Optional.empty(), host, port, path, shown).text();
    }

    private static String strictly(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Legible where nothing could be mistaken.
    private static String encoded(String text) {
        return strictly(text)
                .replace("%2F", "/")
                .replace("%7E", "~")
                .replace("%3A", ":")
                .replace("%2C", ",");
    }
}
