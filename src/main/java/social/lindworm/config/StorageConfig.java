package social.lindworm.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// One place where files can be kept. Pictures lie in a folder of it, static files in another; a folder of this machine
/// is itself the folder of pictures.
public sealed interface StorageConfig {

    /// Names the place among all that an instance may have, whatever the way to it; without secrets.
    String place();

    /// The part of it where pictures lie.
    default StorageConfig images() {
        return below("images");
    }

    /// The same place with all keys below this folder: `images`, `static`.
    StorageConfig below(String folder);

    /// Whether it is a part of that place, or the place itself.
    default boolean isWithin(StorageConfig other) {
        return other.place().isEmpty() ? place().isEmpty() : closed(place()).startsWith(closed(other.place()));
    }

    private static String closed(String place) {
        return place.endsWith("/") ? place : place + "/";
    }

    /// What addresses begin with that anybody may fetch files by past this server, no slash at the end; empty if there
    /// are none.
    Optional<URI> publicAddress();

    /// How far patience goes; a folder of this machine needs none.
    Limits limits();

    /// The same place, with this patience and shown to nobody.
    StorageConfig unseen(Limits limits);

    /// A folder of this machine.
    ///
    /// @param place `file:` and the folder, or nothing for the folder that every instance has
    record Local(Path root, String place) implements StorageConfig {

        /// The folder that every instance has.
        public Local(Path root) {
            this(root, "");
        }

        @Override
        public boolean isWithin(StorageConfig other) {
            return other instanceof Local that && normal(root).startsWith(normal(that.root));
        }

        private static Path normal(Path folder) {
            return folder.toAbsolutePath().normalize();
        }

        @Override
        public StorageConfig images() {
            return this;
        }

        @Override
        public Local below(String folder) {
            return new Local(root.resolve(folder), "file:" + root.resolve(folder));
        }

        @Override
        public Optional<URI> publicAddress() {
            return Optional.empty();
        }

        @Override
        public Limits limits() {
            return Limits.NONE;
        }

        @Override
        public StorageConfig unseen(Limits limits) {
            return this;
        }
    }

    /// A bucket of an S3-compatible service.
    ///
    /// @param endpoint scheme, host and port only
    /// @param prefix what every key begins with; empty, or ending in a slash
    /// @param acl the canned ACL sent with every object; empty sends none
    /// @param publicBase what addresses of public objects begin with, key prefix included, no slash at the end
    /// @param signedUrlExpiry how long an address signed for a private object opens it
    /// @param names what is to be changed where the service refuses
    record S3(
            S3Provider provider,
            URI endpoint,
            String region,
            String bucket,
            Credentials credentials,
            Addressing addressing,
            String prefix,
            Optional<String> acl,
            Checksums checksums,
            URI publicBase,
            Duration signedUrlExpiry,
            Limits limits,
            SettingNames names)
            implements StorageConfig {

        /// The bucket of pictures.
        public S3(
                S3Provider provider,
                URI endpoint,
                String region,
                String bucket,
                Credentials credentials,
                Addressing addressing,
                String prefix,
                Optional<String> acl,
                Checksums checksums,
                URI publicBase,
                Duration signedUrlExpiry,
                Limits limits) {
            this(
                    provider,
                    endpoint,
                    region,
                    bucket,
                    credentials,
                    addressing,
                    prefix,
                    acl,
                    checksums,
                    publicBase,
                    signedUrlExpiry,
                    limits,
                    SettingNames.USUAL);
        }

        @Override
        public S3 images() {
            return below("images");
        }

        @Override
        public S3 below(String folder) {
            return with(addressing, prefix + folder + "/", acl, URI.create(publicBase + "/" + folder), limits);
        }

        /// The same place, with its settings called so.
        S3 named(SettingNames called) {
            return new S3(
                    provider,
                    endpoint,
                    region,
                    bucket,
                    credentials,
                    addressing,
                    prefix,
                    acl,
                    checksums,
                    publicBase,
                    signedUrlExpiry,
                    limits,
                    called);
        }

        /// The same bucket named in the other part of its address.
        public S3 addressedOtherwise() {
            Addressing other = addressing == Addressing.PATH ? Addressing.VIRTUAL : Addressing.PATH;
            String before = bucketAddress().toString();
            String base = publicBase.toString();
            String after = other.address(endpoint, bucket).toString();
            URI moved = base.startsWith(before) ? URI.create(after + base.substring(before.length())) : publicBase;
            return with(other, prefix, acl, moved, limits);
        }

        /// The same place with nothing sent about who may read.
        public S3 withoutAcl() {
            return with(addressing, prefix, Optional.empty(), publicBase, limits);
        }

        @Override
        public S3 unseen(Limits patience) {
            return with(addressing, prefix, Optional.empty(), publicBase, patience);
        }

        private S3 with(Addressing named, String below, Optional<String> shownTo, URI base, Limits patience) {
            return new S3(
                    provider,
                    endpoint,
                    region,
                    bucket,
                    credentials,
                    named,
                    below,
                    shownTo,
                    checksums,
                    base,
                    signedUrlExpiry,
                    patience,
                    names);
        }

        @Override
        public String place() {
            return endpoint.getRawAuthority() + "/" + bucket + "/" + prefix;
        }

        @Override
        public Optional<URI> publicAddress() {
            return Optional.of(publicBase);
        }

        /// Where requests about the bucket go, without a slash at the end.
        public URI bucketAddress() {
            return addressing.address(endpoint, bucket);
        }
    }

    /// A folder of another machine, reached over SSH. Only this server reads it, so it hands the files out.
    ///
    /// @param password empty where a key is used
    /// @param key the file of a private key in any form OpenSSH writes
    /// @param passphrase of the key; empty if it has none
    /// @param hostKeys what the machine may prove itself by: fingerprints such as `SHA256:uNiV...`, at least one
    /// @param root the folder of all files: absolute, or from where the account begins; no slash at the end
    record Sftp(
            String host,
            int port,
            String user,
            Secret password,
            Optional<Path> key,
            Secret passphrase,
            List<String> hostKeys,
            String root,
            Limits limits)
            implements StorageConfig {

        public Sftp {
            hostKeys = List.copyOf(hostKeys);
        }

        @Override
        public String place() {
            return "sftp://" + host + ":" + port + (root.startsWith("/") ? "" : "/~/") + root;
        }

        @Override
        public Sftp below(String folder) {
            return with(root + "/" + folder, limits);
        }

        @Override
        public Sftp unseen(Limits patience) {
            return with(root, patience);
        }

        private Sftp with(String folder, Limits patience) {
            return new Sftp(host, port, user, password, key, passphrase, hostKeys, folder, patience);
        }

        @Override
        public Optional<URI> publicAddress() {
            return Optional.empty();
        }
    }

    /// A container of a service that Apache OpenDAL reaches.
    ///
    /// @param service as OpenDAL names it: `azblob`, `gcs`, `swift`, `b2`, `webdav`
    /// @param options as OpenDAL names them; any may be a secret
    /// @param root what every key begins with; empty, or ending in a slash
    /// @param publicBase what addresses of public objects begin with, key prefix included, no slash at the end;
    /// empty if only this server can read them
    record Cloud(String service, Map<String, Secret> options, String root, Optional<URI> publicBase, Limits limits)
            implements StorageConfig {

        /// Options that say which of a service's places is meant.
        private static final List<String> PLACING = List.of("endpoint", "account_name", "container", "bucket");

        public Cloud {
            options = Map.copyOf(options);
        }

        @Override
        public String place() {
            return PLACING.stream()
                            .map(options::get)
                            .filter(Objects::nonNull)
                            .map(Secret::reveal)
                            .collect(Collectors.joining("/", service + ":", "/"))
                    + root;
        }

        @Override
        public Cloud below(String folder) {
            return new Cloud(
                    service,
                    options,
                    root + folder + "/",
                    publicBase.map(base -> URI.create(base + "/" + folder)),
                    limits);
        }

        @Override
        public Cloud unseen(Limits patience) {
            return new Cloud(service, options, root, publicBase, patience);
        }

        @Override
        public Optional<URI> publicAddress() {
            return publicBase;
        }
    }

    /// Who we are to the service.
    ///
    /// @param sessionToken of temporary credentials; empty otherwise
    record Credentials(String accessKey, Secret secret, Secret sessionToken) {}

    /// How far patience goes and how much is asked at once.
    ///
    /// @param retries further attempts after the first
    /// @param concurrency requests at once
    record Limits(Duration connectTimeout, Duration readTimeout, int retries, int concurrency) {

        static final Limits NONE = new Limits(Duration.ZERO, Duration.ZERO, 0, Integer.MAX_VALUE);
    }

    /// Where the bucket's name stands in an address.
    enum Addressing {
        PATH,
        VIRTUAL;

        URI address(URI endpoint, String bucket) {
            return switch (this) {
                case PATH -> URI.create(endpoint + "/" + bucket);
                case VIRTUAL -> URI.create(endpoint.getScheme() + "://" + bucket + "." + endpoint.getRawAuthority());
            };
        }
    }

    /// What is sent so that the service can tell a spoilt body.
    enum Checksums {
        /// Content-MD5; over http also the signed SHA-256, which over https would tell nothing more.
        AUTO,
        /// Both, always.
        FULL,
        /// Neither, for services that know neither.
        NONE
    }
}
