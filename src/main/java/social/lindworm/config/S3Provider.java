package social.lindworm.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The S3 services that we know by the host of their endpoint, and how each differs from the rest. All of it is data:
/// nothing else in the program asks for a provider by name.
public enum S3Provider {
    AWS("s3[.-]?(dualstack\\.)?(?<region>[a-z0-9-]*)\\.amazonaws\\.com(\\.cn)?", "us-east-1", true, true, true),
    SCALEWAY("s3\\.(?<region>[a-z0-9-]+)\\.scw\\.cloud", "", true, false, true),
    DIGITALOCEAN("(?<region>[a-z0-9-]+)\\.digitaloceanspaces\\.com", "", true, false, true),
    LINODE("(?<region>[a-z0-9-]+)\\.linodeobjects\\.com", "", true, false, true),
    BACKBLAZE("s3\\.(?<region>[a-z0-9-]+)\\.backblazeb2\\.com", "", true, true, true),
    CLOUDFLARE("[0-9a-f]+\\.((eu|fedramp)\\.)?r2\\.cloudflarestorage\\.com", "auto", false, true, false),
    OVH("s3\\.(?<region>[a-z0-9-]+)(\\.perf|\\.io)?\\.cloud\\.ovh\\.(net|us)", "", true, false, true),
    GOOGLE("storage\\.googleapis\\.com", "auto", false, true, true),
    /// MinIO, Ceph, Garage, SeaweedFS and whatever else people run: on any host, with the bucket in the path.
    OTHER("", "us-east-1", false, false, true);

    private static final Set<String> OWN_SERVERS = Set.of("MINIO", "CEPH", "GARAGE", "SEAWEEDFS", "RUSTFS");

    private final Pattern host;
    private final String region;
    private final boolean virtualHosts;
    private final boolean refusesAcls;
    private final boolean readableAtBucket;

    /// @param host matches the whole host; its group `region`, if it has one, is the region to sign for
    /// @param region to sign for where the host does not say it
    /// @param virtualHosts whether addresses hold the bucket as the beginning of the host by default
    /// @param refusesAcls whether objects cannot be made public one by one; at AWS, in any bucket made since 2023
    /// @param readableAtBucket whether the bucket's own address can ever be read without a signature
    S3Provider(String host, String region, boolean virtualHosts, boolean refusesAcls, boolean readableAtBucket) {
        this.host = Pattern.compile(host);
        this.region = region;
        this.virtualHosts = virtualHosts;
        this.refusesAcls = refusesAcls;
        this.readableAtBucket = readableAtBucket;
    }

    static S3Provider of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(provider -> provider.host.matcher(name).matches())
                .findFirst()
                .orElse(OTHER);
    }

    /// The region that the host tells, or the one that goes for all of this provider's hosts.
    public String region(String endpointHost) {
        Matcher matcher = host.matcher(endpointHost.toLowerCase(Locale.ROOT));
        return Optional.of(matcher)
                .filter(Matcher::matches)
                .filter(found -> found.namedGroups().containsKey("region"))
                .map(found -> found.group("region"))
                .filter(found -> !found.isEmpty())
                .orElse(region);
    }

    /// Whether an endpoint at this host is this provider's; what people run themselves may be anywhere.
    public boolean isAt(String endpointHost) {
        return this == OTHER || of(endpointHost) == this;
    }

    /// What its endpoints look like, for people.
    public String endpointForm() {
        return switch (this) {
            case AWS -> "https://s3.REGION.amazonaws.com";
            case SCALEWAY -> "https://s3.REGION.scw.cloud";
            case DIGITALOCEAN -> "https://REGION.digitaloceanspaces.com";
            case LINODE -> "https://REGION.linodeobjects.com";
            case BACKBLAZE -> "https://s3.REGION.backblazeb2.com";
            case CLOUDFLARE -> "https://ACCOUNT.r2.cloudflarestorage.com";
            case OVH -> "https://s3.REGION.io.cloud.ovh.net";
            case GOOGLE -> "https://storage.googleapis.com";
            case OTHER -> "https://s3.books.example";
        };
    }

    /// By the name that people give it, in any case; the servers that people run themselves are all [#OTHER].
    public static Optional<S3Provider> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return OWN_SERVERS.contains(wanted)
                ? Optional.of(OTHER)
                : Arrays.stream(values())
                        .filter(provider -> provider.name().equals(wanted))
                        .findFirst();
    }

    public StorageConfig.Addressing addressing() {
        return virtualHosts ? StorageConfig.Addressing.VIRTUAL : StorageConfig.Addressing.PATH;
    }

    boolean usesVirtualHosts() {
        return virtualHosts;
    }

    public boolean refusesAcls() {
        return refusesAcls;
    }

    public boolean readableAtBucket() {
        return readableAtBucket;
    }
}
