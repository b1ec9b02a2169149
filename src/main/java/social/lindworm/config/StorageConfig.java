package social.lindworm.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One place where files can be kept.
public sealed interface StorageConfig {

    /// A folder of this machine.
    record Local(Path root) implements StorageConfig {}

    /// A bucket of an S3-compatible service.
    ///
    /// @param endpoint scheme, host and port only
    /// @param prefix what every key begins with; empty, or ending in a slash
    /// @param acl the canned ACL sent with every object; empty sends none
    /// @param publicBase what addresses of public objects begin with, key prefix included, no slash at the end
    /// @param signedUrlExpiry how long an address signed for a private object opens it
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
            Limits limits)
            implements StorageConfig {

        /// The same bucket with all keys below this folder: `images`, `static`, `exports`.
        public S3 below(String folder) {
            return new S3(
                    provider,
                    endpoint,
                    region,
                    bucket,
                    credentials,
                    addressing,
                    prefix + folder + "/",
                    acl,
                    checksums,
                    URI.create(publicBase + "/" + folder),
                    signedUrlExpiry,
                    limits);
        }

        /// The same bucket named in the other part of its address.
        public S3 addressedOtherwise() {
            Addressing other = addressing == Addressing.PATH ? Addressing.VIRTUAL : Addressing.PATH;
            String before = bucketAddress().toString();
            String base = publicBase.toString();
            String after = other.address(endpoint, bucket).toString();
            return new S3(
                    provider,
                    endpoint,
                    region,
                    bucket,
                    credentials,
                    other,
                    prefix,
                    acl,
                    checksums,
                    base.startsWith(before) ? URI.create(after + base.substring(before.length())) : publicBase,
                    signedUrlExpiry,
                    limits);
        }

        /// The same place with nothing sent about who may read.
        public S3 withoutAcl() {
            return new S3(
                    provider,
                    endpoint,
                    region,
                    bucket,
                    credentials,
                    addressing,
                    prefix,
                    Optional.empty(),
                    checksums,
                    publicBase,
                    signedUrlExpiry,
                    limits);
        }

        /// Names this place among all stores an instance may have, whatever the way to it.
        public String place() {
            return endpoint.getRawAuthority() + "/" + bucket + "/" + prefix;
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
            Limits limits) {}

    /// A container of a service that Apache OpenDAL reaches.
    ///
    /// @param service as OpenDAL names it: `azblob`, `gcs`, `swift`, `b2`, `webdav`
    /// @param options as OpenDAL names them; any may be a secret
    /// @param root what every key begins with; empty, or ending in a slash
    /// @param publicBase what addresses of public objects begin with, key prefix included, no slash at the end;
    /// empty if only this server can read them
    record Cloud(String service, Map<String, Secret> options, String root, Optional<URI> publicBase, Limits limits) {

        public Cloud {
            options = Map.copyOf(options);
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
    record Limits(Duration connectTimeout, Duration readTimeout, int retries, int concurrency) {}

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
