package social.lindworm.config;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes a store as the line that [StorageUrlReader] reads, with all that is in it.
final class StorageLine {

    private StorageLine() {}

    static String of(StorageConfig config) {
        return url(config).text();
    }

    static StorageUrl url(StorageConfig config) {
        return switch (config) {
            case StorageConfig.Local local -> bare("file", local.root().toString());
            case StorageConfig.S3 bucket -> bucket(bucket);
            case StorageConfig.Sftp folder -> sftp(folder);
            case StorageConfig.Cloud cloud -> cloud(cloud);
        };
    }

    private static StorageUrl bare(String scheme, String path) {
        return new StorageUrl(scheme, Optional.empty(), Optional.empty(), "", Optional.empty(), path, Map.of());
    }

    private static StorageUrl bucket(StorageConfig.S3 bucket) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("endpoint", bucket.endpoint().toString());
        options.put("region", bucket.region());
        options.put("addressing", bucket.addressing().name().toLowerCase(Locale.ROOT));
        options.put("acl", bucket.acl().orElse("none"));
        options.put("checksums", bucket.checksums().name().toLowerCase(Locale.ROOT));
        String base = without(bucket.publicBase(), bucket.prefix());
        if (!base.equals(bucket.bucketAddress().toString())) {
            options.put("protocol", bucket.publicBase().getScheme());
            options.put("domain", base.replaceFirst("^\\w+://", ""));
        }
        options.put("signed_url_expiry", Long.toString(bucket.signedUrlExpiry().toSeconds()));
        secret(options, "session_token", bucket.credentials().sessionToken());
        limits(options, bucket.limits());
        return new StorageUrl(
                "s3",
                Optional.of(bucket.credentials().accessKey()),
                Optional.of(bucket.credentials().secret().reveal()),
                bucket.bucket(),
                Optional.empty(),
                bucket.prefix().isEmpty() ? "" : "/" + bucket.prefix(),
                options);
    }

    private static String without(URI base, String prefix) {
        String folder = prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1);
        String text = base.toString();
        return text.endsWith(folder) ? text.substring(0, text.length() - folder.length()) : text;
    }

    private static StorageUrl sftp(StorageConfig.Sftp folder) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("host_key", String.join(",", folder.hostKeys()));
        folder.key().ifPresent(file -> options.put("key_file", file.toString()));
        secret(options, "passphrase", folder.passphrase());
        limits(options, folder.limits());
        return new StorageUrl(
                "sftp",
                Optional.of(folder.user()),
                Optional.of(folder.password().reveal()).filter(password -> !password.isEmpty()),
                folder.host(),
                Optional.of(folder.port()),
                folder.root().startsWith("/") ? folder.root() : "/~/" + folder.root(),
                options);
    }

    private static StorageUrl cloud(StorageConfig.Cloud cloud) {
        Map<String, String> options = new LinkedHashMap<>();
        new TreeMap<>(cloud.options()).forEach((name, value) -> secret(options, name, value));
        String folder = cloud.root().isEmpty() ? "" : "/" + cloud.root();
        cloud.publicBase().ifPresent(base -> options.put("domain", without(base, cloud.root())));
        limits(options, cloud.limits());
        CloudScheme service = CloudScheme.of(cloud.service()).orElseThrow();
        return service.written(folder, options);
    }

    private static void secret(Map<String, String> options, String name, Secret value) {
        if (!value.isEmpty()) {
            options.put(name, value.reveal());
        }
    }

    private static void limits(Map<String, String> options, StorageConfig.Limits limits) {
        options.putAll(Map.of(
                "connect_timeout", Long.toString(limits.connectTimeout().toSeconds()),
                "read_timeout", Long.toString(limits.readTimeout().toSeconds()),
                "retries", Integer.toString(limits.retries()),
                "concurrency", Integer.toString(limits.concurrency())));
    }
}
