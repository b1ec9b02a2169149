package social.lindworm.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Makes the records of where files are kept. The `AWS_*` keys are read even while `USE_S3` is off, since media is
/// copied to the bucket before it is switched on; only then their mistakes do not stop the server.
final class StorageReader {

    private static final Map<String, String> OF_EXPORTS = Map.of(
            "AWS_STORAGE_BUCKET_NAME", "EXPORTS_STORAGE_BUCKET_NAME",
            "AWS_ACCESS_KEY_ID", "EXPORTS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY", "EXPORTS_SECRET_ACCESS_KEY",
            "AWS_S3_REGION_NAME", "EXPORTS_S3_REGION_NAME",
            "AWS_S3_ENDPOINT_URL", "EXPORTS_S3_ENDPOINT_URL");

    private final Settings settings;
    private final List<String> warnings = new ArrayList<>();

    StorageReader(Settings settings) {
        this.settings = settings;
    }

    /// Media and static files are where `STORAGE_URL` says, else where BookWyrm's switches do, else in our folders.
    StorageSettings read(Home home) {
        Optional<StorageConfig> named = at("STORAGE_URL", home);
        boolean useS3 = settings.flag("USE_S3", false) && named.isEmpty();
        boolean useAzure = settings.flag("USE_AZURE", false) && named.isEmpty();
        boolean forExports = settings.flag("USE_S3_FOR_EXPORTS", false);
        int before = settings.problems().size();
        StorageConfig.S3 bucket = media();
        List<Problem> ofBucket = settings.problemsSince(before);
        StorageConfig.Cloud container = azure(home);
        List<Problem> ofContainer = settings.problemsSince(before + ofBucket.size());
        Optional<StorageConfig> exports =
                at("EXPORTS_STORAGE_URL", home).or(() -> forExports ? Optional.of(exports(bucket)) : Optional.empty());
        forget(useS3 ? List.of() : forExports ? ofMediaOnly(ofBucket) : ofBucket, useS3 || forExports);
        forget(useAzure ? List.of() : ofContainer, true);
        if (useS3 && useAzure) {
            settings.wrong("USE_AZURE", "files can be in one place only: switch USE_S3 or USE_AZURE off");
        }
        StorageConfig switched = useS3 ? bucket : useAzure ? container : new StorageConfig.Local(home.media());
        StorageConfig active = named.orElse(switched);
        Optional<StorageConfig> mirror = mirror(active, home);
        return new StorageSettings(
                active,
                Candidate.of(bucket, ofBucket),
                Candidate.of(container, ofContainer),
                linked(),
                at("STATIC_STORAGE_URL", home),
                exports,
                at("OLD_EXPORTS_STORAGE_URL", home),
                mirror,
                remote(home, active, mirror));
    }

    /// The place of the pictures itself may be named while a move leads from one to the other.
    private Optional<StorageConfig> mirror(StorageConfig active, Home home) {
        Optional<StorageConfig> mirror = at("MIRROR_STORAGE_URL", home);
        StorageConfig pictures = active.images();
        if (mirror.map(StorageConfig::images)
                .filter(place -> !place.place().equals(pictures.place()))
                .filter(place -> place.isWithin(pictures) || pictures.isWithin(place))
                .isPresent()) {
            settings.wrong(
                    "MIRROR_STORAGE_URL",
                    "the mirror and the pictures lie one inside the other, so each would be copied into itself; name a"
                            + " place outside");
        }
        return mirror;
    }

    /// What lies among all pictures, or around them, would be listed, copied and mirrored with them.
    private Optional<StorageConfig> remote(Home home, StorageConfig active, Optional<StorageConfig> mirror) {
        Optional<StorageConfig> remote = at("REMOTE_STORAGE_URL", home);
        boolean nested = remote.map(StorageConfig::images)
                .filter(own -> Stream.concat(Stream.of(active, new StorageConfig.Local(home.media())), mirror.stream())
                        .map(StorageConfig::images)
                        .anyMatch(other -> own.isWithin(other) || other.isWithin(own)))
                .isPresent();
        if (nested) {
            settings.wrong(
                    "REMOTE_STORAGE_URL",
                    "name a place beside that of all other pictures and the mirror, neither inside nor around it;"
                            + " without this line it is the same place");
        }
        return remote;
    }

    private void forget(List<Problem> problems, boolean warned) {
        settings.withdraw(problems);
        if (!warned) {
            warnings.clear();
        }
    }

    private Optional<StorageConfig> at(String key, Home home) {
        String options = key.substring(0, key.length() - "URL".length());
        return settings.text(key)
                .flatMap(line -> new StorageUrlReader(settings, LineOrigin.setting(options), home).read(line));
    }

    /// BookWyrm's keys for Azure, and what they lack: an endpoint of one's own, and access signed beforehand.
    private StorageConfig.Cloud azure(Home home) {
        Map<String, String> options = new LinkedHashMap<>();
        settings.text("AZURE_ENDPOINT_URL").ifPresent(text -> options.put("endpoint", text));
        settings.text("AZURE_CUSTOM_DOMAIN").ifPresent(text -> options.put("domain", text));
        Secret token = settings.secret("AZURE_SAS_TOKEN");
        if (!token.isEmpty()) {
            options.put("sas_token", token.reveal());
        }
        Secret key = settings.secret("AZURE_ACCOUNT_KEY");
        Optional<String> account = settings.text("AZURE_ACCOUNT_NAME");
        Optional<String> container = settings.text("AZURE_CONTAINER");
        if (account.isEmpty()) {
            settings.wrong("AZURE_ACCOUNT_NAME", "write the name of the storage account");
        }
        if (container.isEmpty()) {
            settings.wrong("AZURE_CONTAINER", "write the name of the container, such as books");
        }
        if (key.isEmpty() && token.isEmpty()) {
            settings.wrong("AZURE_ACCOUNT_KEY", "write the account's key, or AZURE_SAS_TOKEN");
        }
        StorageUrl url = new StorageUrl(
                "azblob",
                account.or(() -> Optional.of("account")),
                Optional.of(key.reveal()).filter(text -> !text.isEmpty()),
                container.orElse("container"),
                Optional.empty(),
                "",
                options);
        LineOrigin origin = LineOrigin.settings(
                "AZURE_", Map.of("domain", "AZURE_CUSTOM_DOMAIN", "endpoint", "AZURE_ENDPOINT_URL"));
        return new StorageUrlReader(settings, origin, home).azure(url);
    }

    private boolean linked() {
        String delivery = settings.text("MEDIA_DELIVERY", "bucket").toLowerCase(Locale.ROOT);
        if (!delivery.equals("bucket") && !delivery.equals("instance")) {
            settings.wrong(
                    "MEDIA_DELIVERY",
                    "write bucket, so that pages link to it, or instance, so that this server hands files out");
        }
        return !delivery.equals("instance");
    }

    /// The exports' bucket may have these to itself; all others go for it too.
    private static List<Problem> ofMediaOnly(List<Problem> problems) {
        Set<String> own = Set.of("AWS_STORAGE_BUCKET_NAME", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        return problems.stream().filter(problem -> own.contains(problem.key())).toList();
    }

    /// What is odd but no mistake.
    List<String> warnings() {
        return warnings;
    }

    StorageConfig.S3 media() {
        String bucket = bucket(settings.text("AWS_STORAGE_BUCKET_NAME"), "AWS_STORAGE_BUCKET_NAME");
        S3Endpoint endpoint = endpoint(settings.text("AWS_S3_ENDPOINT_URL"), "AWS_S3_ENDPOINT_URL", bucket);
        S3Provider provider = S3Provider.of(endpoint.host());
        Optional<String> region = region(settings.text("AWS_S3_REGION_NAME"), "AWS_S3_REGION_NAME");
        URI address = endpoint.in(region);
        StorageConfig.Addressing addressing = addressing(provider, endpoint, bucket);
        String prefix = prefix();
        return new StorageConfig.S3(
                provider,
                address,
                region.orElseGet(() -> provider.region(endpoint.host())),
                bucket,
                credentials(),
                addressing,
                prefix,
                acl(provider),
                checksums(),
                publicBase(provider, addressing.address(address, bucket), prefix),
                Duration.ofSeconds(settings.number("S3_SIGNED_URL_EXPIRY", 900, 1, 604_800)),
                limits());
    }

    /// The private bucket: the media bucket's keys go for what it has none of its own for. It never gets an ACL,
    /// since a bucket is private without one and some services refuse any.
    private StorageConfig.S3 exports(StorageConfig.S3 media) {
        String bucket = bucket(settings.text("EXPORTS_STORAGE_BUCKET_NAME"), "EXPORTS_STORAGE_BUCKET_NAME");
        if (bucket.equals(media.bucket()) && !bucket.isEmpty()) {
            settings.wrong(
                    "EXPORTS_STORAGE_BUCKET_NAME",
                    "name another bucket than AWS_STORAGE_BUCKET_NAME, which anybody may read");
        }
        Optional<String> ownUrl = settings.text("EXPORTS_S3_ENDPOINT_URL");
        S3Endpoint endpoint = ownUrl.isEmpty()
                ? new S3Endpoint(media.endpoint())
                : endpoint(ownUrl, "EXPORTS_S3_ENDPOINT_URL", bucket);
        S3Provider provider = S3Provider.of(endpoint.host());
        Optional<String> region = region(settings.text("EXPORTS_S3_REGION_NAME"), "EXPORTS_S3_REGION_NAME");
        URI address = endpoint.in(region);
        StorageConfig.Addressing addressing = addressing(provider, endpoint, bucket);
        return new StorageConfig.S3(
                provider,
                address,
                region.orElseGet(() -> ownUrl.isEmpty() ? media.region() : provider.region(endpoint.host())),
                bucket,
                exportCredentials(media.credentials()),
                addressing,
                "",
                Optional.empty(),
                media.checksums(),
                addressing.address(address, bucket),
                media.signedUrlExpiry(),
                media.limits(),
                namesOfExports());
    }

    /// What the exports' bucket has no setting of its own for is called as it is for the bucket of pictures.
    private SettingNames namesOfExports() {
        Map<String, String> own = new HashMap<>(OF_EXPORTS);
        own.values().removeIf(name -> settings.text(name).isEmpty());
        return new SettingNames(own);
    }

    private StorageConfig.Credentials credentials() {
        String accessKey = settings.text("AWS_ACCESS_KEY_ID", "");
        Secret secret = settings.secret("AWS_SECRET_ACCESS_KEY");
        if (accessKey.isEmpty()) {
            settings.wrong("AWS_ACCESS_KEY_ID", "write the access key id that the storage service gave you");
        }
        if (secret.isEmpty()) {
            settings.wrong("AWS_SECRET_ACCESS_KEY", "write the secret that belongs to AWS_ACCESS_KEY_ID");
        }
        return new StorageConfig.Credentials(accessKey, secret, settings.secret("AWS_SESSION_TOKEN"));
    }

    private StorageConfig.Credentials exportCredentials(StorageConfig.Credentials media) {
        Optional<String> accessKey = settings.text("EXPORTS_ACCESS_KEY_ID");
        Secret secret = settings.secret("EXPORTS_SECRET_ACCESS_KEY");
        if (accessKey.isEmpty() && secret.isEmpty() && !media.secret().isEmpty()) {
            return media;
        }
        if (accessKey.isEmpty() || secret.isEmpty()) {
            settings.wrong(
                    accessKey.isEmpty() ? "EXPORTS_ACCESS_KEY_ID" : "EXPORTS_SECRET_ACCESS_KEY",
                    "write both halves of the key for exports, or neither to use that of AWS_ACCESS_KEY_ID");
        }
        return new StorageConfig.Credentials(accessKey.orElse(""), secret, new Secret(""));
    }

    private String bucket(Optional<String> name, String key) {
        if (name.isEmpty() || !name.get().matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}")) {
            settings.wrong(key, "write the bucket's name, such as my-books: letters, digits, dots and dashes");
            return "";
        }
        return name.get();
    }

    private S3Endpoint endpoint(Optional<String> url, String key, String bucket) {
        if (url.isEmpty()) {
            return S3Endpoint.aws();
        }
        try {
            S3Endpoint.Parsed parsed = S3Endpoint.parse(url.get(), bucket);
            parsed.oddity().ifPresent(oddity -> warnings.add(key + ": " + oddity));
            return parsed.endpoint();
        } catch (IllegalArgumentException e) {
            settings.wrong(
                    key,
                    "write http:// or https:// and the host, such as https://s3.fr-par.scw.cloud,"
                            + " without the bucket and without a path");
            return S3Endpoint.aws();
        }
    }

    private Optional<String> region(Optional<String> name, String key) {
        if (name.isPresent() && !name.get().matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
            settings.wrong(key, "write the region's name as the service has it, such as eu-west-3 or auto");
            return Optional.empty();
        }
        return name;
    }

    private StorageConfig.Addressing addressing(S3Provider provider, S3Endpoint endpoint, String bucket) {
        String style = settings.text("AWS_S3_ADDRESSING_STYLE", "auto").toLowerCase(Locale.ROOT);
        return switch (style) {
            case "path" -> StorageConfig.Addressing.PATH;
            case "virtual" -> StorageConfig.Addressing.VIRTUAL;
            default -> {
                if (!style.equals("auto")) {
                    settings.wrong("AWS_S3_ADDRESSING_STYLE", "write auto, path or virtual, not \"" + style + "\"");
                }
                // A wildcard certificate covers one label, so a dot in the name would end in a TLS failure.
                boolean isLabel =
                        bucket.matches(endpoint.isHttps() ? "[a-z0-9][a-z0-9-]*" : "[a-z0-9][a-z0-9.-]*[a-z0-9]");
                yield provider.usesVirtualHosts() && isLabel
                        ? StorageConfig.Addressing.VIRTUAL
                        : StorageConfig.Addressing.PATH;
            }
        };
    }

    private String prefix() {
        String prefix = settings.text("AWS_S3_KEY_PREFIX", "").replaceAll("^/+|/+$", "");
        if (!prefix.matches("([A-Za-z0-9._-]+/)*[A-Za-z0-9._-]+|")
                || List.of(prefix.split("/")).contains("..")) {
            settings.wrong("AWS_S3_KEY_PREFIX", "write a folder such as books/media: letters, digits, dots and dashes");
            return "";
        }
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    /// Absent is not empty here: an empty value is how BookWyrm's users switch ACLs off.
    private Optional<String> acl(S3Provider provider) {
        Optional<String> given = settings.given("AWS_DEFAULT_ACL");
        if (given.isEmpty()) {
            return provider.refusesAcls() ? Optional.empty() : Optional.of("public-read");
        }
        String acl = given.get();
        if (acl.isEmpty() || acl.equalsIgnoreCase("none")) {
            return Optional.empty();
        }
        if (!acl.matches("[a-z-]+")) {
            settings.wrong("AWS_DEFAULT_ACL", "write public-read, or nothing behind the = to send no ACL");
        }
        return Optional.of(acl);
    }

    private StorageConfig.Checksums checksums() {
        return settings.parsed(
                        "AWS_S3_CHECKSUMS",
                        text -> StorageConfig.Checksums.valueOf(text.toUpperCase(Locale.ROOT)),
                        "write auto, full or none")
                .orElse(StorageConfig.Checksums.AUTO);
    }

    private StorageConfig.Limits limits() {
        return new StorageConfig.Limits(
                Duration.ofSeconds(settings.number("AWS_S3_CONNECT_TIMEOUT", 5, 1, 600)),
                Duration.ofSeconds(settings.number("AWS_S3_READ_TIMEOUT", 30, 1, 3_600)),
                settings.number("AWS_S3_RETRIES", 4, 0, 20),
                settings.number("AWS_S3_CONCURRENCY", 32, 1, 256));
    }

    private URI publicBase(S3Provider provider, URI bucketAddress, String prefix) {
        String scheme = protocol();
        Optional<String> domain = settings.text("AWS_S3_CUSTOM_DOMAIN").map(text -> text.replaceAll("/+$", ""));
        if (domain.isEmpty() && !provider.readableAtBucket()) {
            warnings.add("AWS_S3_CUSTOM_DOMAIN: this service shows nobody the bucket's own address;"
                    + " name the domain that you connected to the bucket");
        }
        if (domain.filter(name -> !name.matches("[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~/-]+)?"))
                .isPresent()) {
            settings.wrong(
                    "AWS_S3_CUSTOM_DOMAIN", "write the host only, such as media.books.example: no https://, no spaces");
            return bucketAddress;
        }
        String base = domain.map(name -> scheme + "://" + name).orElse(bucketAddress.toString());
        return URI.create(base + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1)));
    }

    /// BookWyrm's users write the colon too.
    private String protocol() {
        String protocol = settings.text("AWS_S3_URL_PROTOCOL", "https:").toLowerCase(Locale.ROOT);
        return switch (protocol) {
            case "https", "https:", "https://" -> "https";
            case "http", "http:", "http://" -> "http";
            default -> {
                settings.wrong("AWS_S3_URL_PROTOCOL", "write https: or http:, not \"" + protocol + "\"");
                yield "https";
            }
        };
    }
}
