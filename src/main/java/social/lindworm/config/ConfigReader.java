package social.lindworm.config;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import social.lindworm.common.AddressBlock;

/// Makes the records of the settings. One method per record; every mistake is gathered before any is told.
final class ConfigReader {

    private static final int OUR_PORT = 1333;
    private static final int SHORTEST_KEY = 16;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1024 * MIB;
    private static final List<AddressBlock> LOOPBACK = List.of(AddressBlock.of("127.0.0.0/8"), AddressBlock.of("::1"));

    private final Path root;
    private final Settings settings;

    ConfigReader(Path root, Settings settings) {
        this.root = root.toAbsolutePath().normalize();
        this.settings = settings;
    }

    Config read() {
        Home home = home();
        WebConfig web = web();
        StorageReader storage = new StorageReader(settings);
        Config config = new Config(
                home,
                secretKey(),
                web,
                database(home),
                mail(web),
                media(home),
                storage.read(home),
                settings.number("JOB_THREADS", 2, 1, 64),
                logLevel(),
                warnings(storage));
        if (!settings.problems().isEmpty()) {
            throw new ConfigException(settings.problems());
        }
        return config;
    }

    private List<String> warnings(StorageReader storage) {
        List<String> ofKeys = KnownKeys.warnings(settings.unused(), settings.asked());
        return Stream.of(settings.warnings(), storage.warnings(), ofKeys)
                .flatMap(Collection::stream)
                .toList();
    }

    private Secret secretKey() {
        Secret key = settings.secret("SECRET_KEY");
        if (!key.isEmpty() && key.reveal().length() < SHORTEST_KEY) {
            settings.odd(
                    "SECRET_KEY is shorter than " + SHORTEST_KEY + " characters and can be guessed; before the first"
                            + " start, take the line away and run ./bw-dev create_secrets");
        }
        return key;
    }

    private Home home() {
        return new Home(
                root,
                root.resolve(settings.text("DATA_ROOT", "data")),
                root.resolve(settings.text("MEDIA_ROOT", "images")),
                root.resolve(settings.text("STATIC_ROOT", "static")),
                root.resolve(settings.text("LOG_ROOT", "logs")));
    }

    private WebConfig web() {
        String domain = settings.text("DOMAIN", "localhost").toLowerCase(Locale.ROOT);
        if (!domain.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:]+]")) {
            settings.wrong("DOMAIN", "write the host name only, such as books.example: no https://, no port, no slash");
        }
        boolean local = domain.equals("localhost") || domain.endsWith(".localhost") || domain.startsWith("127.");
        boolean https = settings.flag("USE_HTTPS", !local);
        int usual = https ? 443 : 80;
        int port = settings.number("PORT", local && !https ? OUR_PORT : usual, 1, 65_535);
        int listenPort = settings.number("LISTEN_PORT", https ? OUR_PORT : port, 1, 65_535);
        return new WebConfig(
                port == usual ? domain : domain + ":" + port,
                https,
                listenHost(local),
                listenPort,
                proxies(),
                locale(),
                zone(),
                settings.number("DATA_UPLOAD_MAX_MEMORY_MiB", 100, 1, 4_096) * MIB,
                contentHosts(),
                Duration.ofSeconds(settings.number("SESSION_COOKIE_AGE", 365 * 24 * 3_600, 300, Integer.MAX_VALUE)));
    }

    private String listenHost(boolean local) {
        String host = settings.text("LISTEN_HOST", local ? "127.0.0.1" : "0.0.0.0");
        if (!isAddress(host) && !host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
            settings.wrong("LISTEN_HOST", "write an address of this machine such as 127.0.0.1, not \"" + host + "\"");
        }
        return host;
    }

    /// A name would never be compared with where a request comes from.
    private List<AddressBlock> proxies() {
        List<AddressBlock> proxies = new ArrayList<>();
        for (String named : settings.words("TRUSTED_PROXIES")) {
            try {
                proxies.add(AddressBlock.of(named.replaceAll("[\\[\\]]", "")));
            } catch (IllegalArgumentException e) {
                settings.wrong(
                        "TRUSTED_PROXIES",
                        "write addresses such as 127.0.0.1 or networks such as 172.16.0.0/12, separated by commas and"
                                + " without names, not \"" + named + "\"");
            }
        }
        return proxies.isEmpty() ? LOOPBACK : proxies;
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text.startsWith("[") ? text.replaceAll("[\\[\\]]", "") : text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Locale locale() {
        String tag = settings.text("LANGUAGE_CODE", "en-us");
        String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        if (!language.equals("pt") && !language.equals("en")) {
            settings.odd("LANGUAGE_CODE=" + tag
                    + " is not spoken here, so visitors are spoken to in English; write en-us" + " or pt-br");
        }
        return language.equals("pt") ? Locale.forLanguageTag("pt-BR") : Locale.ENGLISH;
    }

    private ZoneId zone() {
        return settings.parsed("TIME_ZONE", ZoneId::of, "write a zone such as UTC or America/Sao_Paulo")
                .orElse(ZoneId.of("UTC"));
    }

    private List<String> contentHosts() {
        List<String> hosts = settings.words("CSP_ADDITIONAL_HOSTS");
        for (String host : hosts) {
            if (!host.matches("(https?://)?[A-Za-z0-9*.-]+(:\\d+)?(/[A-Za-z0-9._~/-]*)?")) {
                settings.wrong(
                        "CSP_ADDITIONAL_HOSTS",
                        "write origins such as https://cdn.example, separated by commas, not \"" + host + "\"");
            }
        }
        return hosts;
    }

    private DatabaseConfig database(Home home) {
        int connections = settings.number("DATABASE_CONNECTIONS", 12, 2, 500);
        Optional<String> url = settings.text("DATABASE_URL");
        if (url.isPresent()) {
            return fromUrl(url.get(), home, connections);
        }
        Optional<String> host = settings.text("POSTGRES_HOST");
        String name = settings.text("POSTGRES_DB", "bookwyrm");
        String user = settings.text("POSTGRES_USER", "bookwyrm");
        Secret password = settings.secret("POSTGRES_PASSWORD");
        int port = settings.number("PGPORT", 5432, 1, 65_535);
        return host.<DatabaseConfig>map(server -> new DatabaseConfig.Postgres(
                        "jdbc:postgresql://" + server + ":" + port + "/" + name, user, password, connections))
                .orElseGet(() -> new DatabaseConfig.Sqlite(home.data().resolve("lindworm.db")));
    }

    private DatabaseConfig fromUrl(String url, Home home, int connections) {
        DatabaseConfig otherwise = new DatabaseConfig.Sqlite(home.data().resolve("lindworm.db"));
        if (url.startsWith("sqlite:")) {
            return new DatabaseConfig.Sqlite(
                    root.resolve(url.substring("sqlite:".length()).replaceFirst("^/{2,3}", "")));
        }
        try {
            URI address = URI.create(url);
            String scheme = String.valueOf(address.getScheme());
            if (address.getHost() != null && (scheme.equals("postgres") || scheme.equals("postgresql"))) {
                return postgres(address, connections);
            }
        } catch (IllegalArgumentException e) {
            // Told below, without the address, which holds a password.
        }
        settings.wrong("DATABASE_URL", "write postgresql://user:password@host:5432/name or sqlite:data/lindworm.db");
        return otherwise;
    }

    private static DatabaseConfig postgres(URI address, int connections) {
        String[] credentials = address.getUserInfo() == null
                ? new String[0]
                : address.getUserInfo().split(":", 2);
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return new DatabaseConfig.Postgres(
                "jdbc:postgresql://" + address.getHost() + port + address.getRawPath() + query,
                credentials.length > 0 ? credentials[0] : "lindworm",
                new Secret(credentials.length > 1 ? credentials[1] : ""),
                connections);
    }

    private MailConfig mail(WebConfig web) {
        boolean tls = settings.flag("EMAIL_USE_SSL", false);
        boolean startTls = settings.flag("EMAIL_USE_TLS", !tls);
        if (tls && startTls) {
            settings.wrong(
                    "EMAIL_USE_SSL",
                    "choose one: EMAIL_USE_TLS=true for port 587 or EMAIL_USE_SSL=true for port 465, and false for the other");
        }
        int port = settings.number("EMAIL_PORT", tls ? 465 : 587, 1, 65_535);
        String user = settings.text("EMAIL_HOST_USER", "");
        Secret password = settings.secret("EMAIL_HOST_PASSWORD");
        Optional<MailConfig.Smtp> smtp =
                settings.text("EMAIL_HOST").map(host -> new MailConfig.Smtp(host, port, user, password, startTls, tls));
        String host = web.domain().replaceFirst(":\\d+$", "");
        return new MailConfig(
                smtp, settings.text("EMAIL_SENDER_NAME", "admin"), settings.text("EMAIL_SENDER_DOMAIN", host));
    }

    private MediaConfig media(Home home) {
        List<Integer> sizes = settings.parsed(
                        "UPLOAD_IMAGE_DIMENSIONS",
                        text -> List.of(text.split(",")).stream()
                                .map(String::strip)
                                .map(Integer::valueOf)
                                .toList(),
                        "write sizes in pixels separated by commas, such as 400,1200,2000")
                .orElse(List.of(400, 1_200, 2_000));
        return new MediaConfig(
                home.media(),
                settings.number("IMAGE_UPLOAD_MAX_MIB", 10, 1, 200) * MIB,
                settings.number("IMAGE_UPLOAD_MAX_MEGAPIXELS", 50, 1, 400) * 1_000_000L,
                settings.flag("ENABLE_THUMBNAIL_GENERATION", true),
                sizes,
                settings.number("IMAGE_WORKERS", 1, 1, 32),
                upkeep());
    }

    private MediaConfig.Upkeep upkeep() {
        long quota = settings.number("STORAGE_QUOTA_GB", 0, 0, 100_000_000);
        int remote = settings.number("REMOTE_MEDIA_DAYS", 0, 0, 36_500);
        return new MediaConfig.Upkeep(
                Duration.ofDays(settings.number("MEDIA_GRACE_DAYS", 7, 1, 36_500)),
                quota == 0 ? OptionalLong.empty() : OptionalLong.of(quota * GIB),
                remote == 0 ? Optional.empty() : Optional.of(Duration.ofDays(remote)));
    }

    private String logLevel() {
        String level = settings.text("LOG_LEVEL", "INFO").toUpperCase(Locale.ROOT);
        if (!List.of("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL").contains(level)) {
            settings.wrong("LOG_LEVEL", "write DEBUG, INFO, WARNING or ERROR, not " + level);
        }
        return level;
    }
}
