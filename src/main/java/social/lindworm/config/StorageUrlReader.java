package social.lindworm.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a store of one line such as `STORAGE_URL`. What an option says may stand in a setting of its own instead, so
/// that secrets need not be in the line: `host_key` of `STORAGE_URL` is `STORAGE_HOST_KEY`.
final class StorageUrlReader {

    /// What `s3://` calls otherwise than BookWyrm's keys do.
    private static final Map<String, String> S3_OPTIONS = Map.ofEntries(
            Map.entry("endpoint", "AWS_S3_ENDPOINT_URL"),
            Map.entry("region", "AWS_S3_REGION_NAME"),
            Map.entry("domain", "AWS_S3_CUSTOM_DOMAIN"),
            Map.entry("protocol", "AWS_S3_URL_PROTOCOL"),
            Map.entry("acl", "AWS_DEFAULT_ACL"),
            Map.entry("addressing", "AWS_S3_ADDRESSING_STYLE"),
            Map.entry("checksums", "AWS_S3_CHECKSUMS"),
            Map.entry("session_token", "AWS_SESSION_TOKEN"),
            Map.entry("connect_timeout", "AWS_S3_CONNECT_TIMEOUT"),
            Map.entry("read_timeout", "AWS_S3_READ_TIMEOUT"),
            Map.entry("retries", "AWS_S3_RETRIES"),
            Map.entry("concurrency", "AWS_S3_CONCURRENCY"),
            Map.entry("signed_url_expiry", "S3_SIGNED_URL_EXPIRY"));

    private static final Set<String> SFTP_OPTIONS = Set.of(
            "password",
            "host_key",
            "key_file",
            "passphrase",
            "connect_timeout",
            "read_timeout",
            "retries",
            "concurrency");

    private static final Set<String> OF_EVERY_CLOUD =
            Set.of("domain", "connect_timeout", "read_timeout", "retries", "concurrency");

    private static final String FORMS =
            "write file:images, s3://BUCKET?endpoint=..., sftp://USER@HOST/FOLDER, azblob://ACCOUNT@CONTAINER,"
                    + " or another of " + CloudScheme.names() + "; a / in a password is written %2F";

    private final Settings settings;
    private final LineOrigin origin;
    private final Home home;
    private Map<String, String> options = Map.of();

    StorageUrlReader(Settings settings, LineOrigin origin, Home home) {
        this.settings = settings;
        this.origin = origin;
        this.home = home;
    }

    /// Empty, with problems noted, if the line is wrong.
    Optional<StorageConfig> read(String line) {
        int before = settings.problems().size();
        StorageUrl url;
        try {
            url = StorageUrl.parse(line);
        } catch (IllegalArgumentException e) {
            wrong(FORMS);
            return Optional.empty();
        }
        options = url.options();
        Optional<StorageConfig> config = switch (url.scheme()) {
            case "file" -> Optional.of(folder(url));
            case "s3" -> Optional.of(bucket(url));
            case "sftp" -> Optional.of(sftp(url));
            default -> cloud(url);
        };
        return settings.problems().size() > before ? Optional.empty() : config;
    }

    /// The store of an address that was put together of other settings.
    StorageConfig.Cloud azure(StorageUrl url) {
        options = url.options();
        return cloud(url, CloudScheme.AZBLOB);
    }

    private void wrong(String hint) {
        settings.wrong(origin.line(), hint);
    }

    private void wrong(String option, String hint) {
        boolean inSettings = settings.text(origin.settingOf(option)).isPresent();
        Problem problem = origin.problem(option, hint, options.containsKey(option), inSettings);
        settings.wrong(problem.key(), problem.hint());
    }

    private StorageConfig.Local folder(StorageUrl url) {
        refuseOthers(Set.of());
        Path folder =
                home.root().resolve(url.path().replaceFirst("^/+(?=/)", "")).normalize();
        if (!url.host().isEmpty() || url.path().isEmpty()) {
            wrong("write file: and a folder, such as file:images or file:/mnt/books");
        }
        return folder.equals(home.media().normalize())
                ? new StorageConfig.Local(home.media())
                : new StorageConfig.Local(folder, "file:" + folder);
    }

    /// `s3:` alone is the bucket of BookWyrm's keys; else these go only for who we are.
    private StorageConfig.S3 bucket(StorageUrl url) {
        boolean named = !url.host().isEmpty();
        if (!named) {
            refuseOthers(Set.of());
            return new StorageReader(settings).media();
        }
        refuseOthers(S3_OPTIONS.keySet());
        Map<String, String> values = new HashMap<>(Map.of("AWS_STORAGE_BUCKET_NAME", url.host()));
        S3_OPTIONS.forEach((option, key) -> option(option).ifPresent(value -> values.put(key, value)));
        values.put("AWS_S3_KEY_PREFIX", url.path());
        url.user().ifPresent(key -> {
            values.put("AWS_ACCESS_KEY_ID", key);
            values.put("AWS_SECRET_ACCESS_KEY", secret(url.password(), "secret").reveal());
        });
        Settings all = settings.with(values, S3_OPTIONS.values());
        StorageConfig.S3 config = new StorageReader(all).media();
        all.problems().forEach(problem -> wrongBucket(problem, url.user().isPresent()));
        return config.named(namesInLine(url));
    }

    private SettingNames namesInLine(StorageUrl url) {
        Map<String, String> names = new HashMap<>(Map.of("AWS_STORAGE_BUCKET_NAME", origin.line()));
        S3_OPTIONS.forEach((option, key) -> names.put(key, origin.nameOf(option, options.containsKey(option))));
        if (url.user().isPresent()) {
            names.put("AWS_ACCESS_KEY_ID", "the key in " + origin.line());
            names.put("AWS_SECRET_ACCESS_KEY", "the secret in " + origin.line());
        }
        return new SettingNames(names);
    }

    /// What BookWyrm's key stands for here; only who we are may come from these keys themselves.
    private void wrongBucket(Problem problem, boolean named) {
        Optional<String> option = S3_OPTIONS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(problem.key()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (option.isPresent()) {
            wrong(option.get(), problem.hint());
        } else if (problem.key().equals("AWS_SECRET_ACCESS_KEY") && named) {
            wrong("secret", "write the secret that belongs to the key");
        } else if (problem.key().equals("AWS_ACCESS_KEY_ID") || problem.key().equals("AWS_SECRET_ACCESS_KEY")) {
            settings.wrong(problem.key(), problem.hint());
        } else {
            wrong(problem.hint());
        }
    }

    private StorageConfig.Sftp sftp(StorageUrl url) {
        refuseOthers(SFTP_OPTIONS);
        Secret password = secret(url.password(), "password");
        Optional<Path> key = option("key_file").map(file -> home.root().resolve(file));
        if (url.host().isEmpty() || url.user().isEmpty()) {
            wrong("write sftp://USER@HOST/FOLDER; /~/ begins a folder below the account's own");
        }
        if (password.isEmpty() && key.isEmpty()) {
            wrong("key_file", "name the file of a private key, or give a password");
        }
        List<String> hostKeys = List.of(option("host_key").orElse("").split("\\s*,\\s*"));
        if (!hostKeys.stream().allMatch(print -> print.matches("SHA256:[A-Za-z0-9+/]{43}=?"))) {
            wrong(
                    "host_key",
                    "write the server's fingerprint, SHA256:..., as `ssh-keygen -lf` shows it on the server itself");
        }
        return new StorageConfig.Sftp(
                url.host(),
                url.port().orElse(22),
                url.user().orElse(""),
                password,
                key,
                secret(Optional.empty(), "passphrase"),
                hostKeys,
                url.path().replaceFirst("^/~/?", "").replaceFirst("(?<=.)/+$", ""),
                limits(16));
    }

    private Optional<StorageConfig> cloud(StorageUrl url) {
        Optional<CloudScheme> service = CloudScheme.of(url.scheme());
        if (service.isEmpty()) {
            wrong(FORMS);
        }
        return service.map(found -> cloud(url, found));
    }

    private StorageConfig.Cloud cloud(StorageUrl url, CloudScheme service) {
        Map<String, Secret> all = new HashMap<>();
        settings.beginningWith(origin.prefix()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("_file$", ""))
                .filter(service::hasOption)
                .forEach(name -> all.put(name, secret(Optional.empty(), name)));
        options.forEach((name, value) -> all.put(name, new Secret(value)));
        all.keySet().removeAll(OF_EVERY_CLOUD);
        all.computeIfPresent("credential_path", (_, path) -> fromHome(path));
        String folder = service.address(url, all);
        service.missing(all)
                .forEach(name -> wrong(name, "this service needs it; it may also be an option of " + origin.line()));
        return new StorageConfig.Cloud(url.scheme(), all, folder, publicBase(folder), limits(16));
    }

    private Secret fromHome(Secret path) {
        return new Secret(home.root().resolve(path.reveal()).toString());
    }

    private Optional<URI> publicBase(String folder) {
        Optional<String> domain = option("domain").map(text -> text.replaceAll("/+$", ""));
        if (domain.isEmpty()) {
            return Optional.empty();
        }
        if (!domain.get().matches("(https?://)?[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~/-]+)?")) {
            wrong("domain", "write the host that shows the files, such as media.books.example");
            return Optional.empty();
        }
        String base = domain.get().contains("://") ? domain.get() : "https://" + domain.get();
        return Optional.of(URI.create(base + (folder.isEmpty() ? "" : "/" + folder.substring(0, folder.length() - 1))));
    }

    private StorageConfig.Limits limits(int concurrency) {
        return new StorageConfig.Limits(
                Duration.ofSeconds(number("connect_timeout", 5, 1, 600)),
                Duration.ofSeconds(number("read_timeout", 30, 1, 3_600)),
                number("retries", 4, 0, 20),
                number("concurrency", concurrency, 1, 256));
    }

    private int number(String option, int otherwise, int least, int most) {
        Optional<String> text = option(option);
        Optional<Integer> number = text.filter(digits -> digits.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .filter(value -> value >= least && value <= most);
        if (text.isPresent() && number.isEmpty()) {
            wrong(option, "write a whole number from " + least + " to " + most);
        }
        return number.orElse(otherwise);
    }

    private Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name)).or(() -> settings.text(origin.settingOf(name)));
    }

    private Secret secret(Optional<String> inUrl, String option) {
        return inUrl.or(() -> Optional.ofNullable(options.get(option)))
                .map(Secret::new)
                .orElseGet(() -> settings.secret(origin.settingOf(option)));
    }

    private void refuseOthers(Set<String> known) {
        options.keySet().stream()
                .filter(option -> !known.contains(option))
                .forEach(option -> wrong("it has no option \"" + option + "\"; the options here are "
                        + known.stream().sorted().toList()));
    }
}
