package social.lindworm.config;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// The services that are reached through Apache OpenDAL, and which of its options the parts of a storage address are.
/// All of it is data: nothing else in the program asks for a service by name.
enum CloudScheme {
    AZBLOB(
            "account_name",
            "account_key",
            "container",
            "account_name container endpoint",
            "sas_token encryption_key encryption_key_sha256 encryption_algorithm batch_max_operations"),
    GCS(
            "",
            "",
            "bucket",
            "bucket",
            "endpoint credential credential_path service_account scope token allow_anonymous predefined_acl"
                    + " default_storage_class disable_vm_metadata disable_config_load"),
    SWIFT(
            "username",
            "password",
            "container",
            "container endpoint token",
            "account_name auth_url project user_domain project_domain"),
    B2("application_key_id", "application_key", "bucket", "application_key_id application_key bucket bucket_id", ""),
    WEBDAV("username", "password", "", "endpoint", "token disable_copy tls");

    private final String user;
    private final String password;
    private final String host;
    private final String needed;
    private final String others;

    /// @param user the option that is written before the `@`, if there is one; so `password` behind its colon
    /// @param host the option that is written as the host; none where the host is a host
    /// @param needed without which the service cannot be used; names parted by spaces
    /// @param others that it takes besides
    CloudScheme(String user, String password, String host, String needed, String others) {
        this.user = user;
        this.password = password;
        this.host = host;
        this.needed = needed;
        this.others = others;
    }

    static Optional<CloudScheme> of(String scheme) {
        return Arrays.stream(values())
                .filter(service -> service.scheme().equals(scheme))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(CloudScheme::scheme).collect(Collectors.joining(", "));
    }

    private String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasOption(String name) {
        return words(others).contains(name)
                || words(needed).contains(name)
                || name.equals(user)
                || name.equals(password);
    }

    private static List<String> words(String names) {
        return List.of(names.split(" "));
    }

    /// Adds to the options what the address says.
    ///
    /// @return the folder that all keys begin with, empty or ending in a slash
    String address(StorageUrl url, Map<String, Secret> options) {
        url.user().filter(_ -> !user.isEmpty()).ifPresent(name -> options.put(user, new Secret(name)));
        url.password().filter(_ -> !password.isEmpty()).ifPresent(word -> options.put(password, new Secret(word)));
        if (host.isEmpty()) {
            boolean tls = !Objects.equals(options.remove("tls"), new Secret("false"));
            String port = url.port().map(number -> ":" + number).orElse("");
            options.put("endpoint", new Secret((tls ? "https://" : "http://") + url.host() + port));
        } else if (!url.host().isEmpty()) {
            options.put(host, new Secret(url.host()));
        }
        if (this == AZBLOB && options.containsKey("account_name")) {
            String account = options.get("account_name").reveal();
            options.putIfAbsent("endpoint", new Secret("https://" + account + ".blob.core.windows.net"));
        }
        String folder = url.path().replaceAll("^/+|/+$", "");
        return folder.isEmpty() ? "" : folder + "/";
    }

    /// Swift takes a token, or what tokens are got by.
    List<String> missing(Map<String, Secret> options) {
        boolean signsIn = this == SWIFT && options.containsKey("auth_url");
        String all = signsIn ? needed.replace("token", "username password") : needed;
        return words(all).stream()
                .filter(name -> !options.containsKey(name) || options.get(name).isEmpty())
                .toList();
    }

    /// The address that [#address] takes these options out of.
    StorageUrl written(String folder, Map<String, String> options) {
        Map<String, String> rest = new LinkedHashMap<>(options);
        Optional<String> name = Optional.ofNullable(rest.remove(user));
        Optional<String> word = name.flatMap(_ -> Optional.ofNullable(rest.remove(password)));
        if (!host.isEmpty()) {
            String place = Objects.requireNonNull(rest.remove(host));
            return new StorageUrl(scheme(), name, word, place, Optional.empty(), folder, rest);
        }
        URI endpoint = URI.create(Objects.requireNonNull(rest.remove("endpoint")));
        if (endpoint.getScheme().equals("http")) {
            rest.put("tls", "false");
        }
        Optional<Integer> port = Optional.of(endpoint.getPort()).filter(number -> number >= 0);
        return new StorageUrl(scheme(), name, word, endpoint.getHost(), port, folder, rest);
    }
}
