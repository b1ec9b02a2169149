package social.lindworm.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Scheme, host and port of an S3 service.
record S3Endpoint(URI address) {

    /// @param oddity what was left out of what was written, as a sentence
    record Parsed(S3Endpoint endpoint, Optional<String> oddity) {}

    static S3Endpoint aws() {
        return new S3Endpoint(URI.create("https://s3.us-east-1.amazonaws.com"));
    }

    String host() {
        return address.getHost();
    }

    /// AWS has a host for each region; where only the general one is named, the region decides.
    URI in(Optional<String> region) {
        boolean isGeneral = equals(aws()) || host().equals("s3.amazonaws.com");
        return region.filter(name -> isGeneral)
                .map(name ->
                        URI.create("https://s3." + name + ".amazonaws.com" + (name.startsWith("cn-") ? ".cn" : "")))
                .orElse(address);
    }

    boolean isHttps() {
        return address.getScheme().equals("https");
    }

    /// Takes a slash at the end and the bucket's name away, which many write into it since their provider shows
    /// the address so.
    ///
    /// @throws IllegalArgumentException if it is no address of a host
    static Parsed parse(String text, String bucket) {
        URI written = URI.create(text);
        String scheme = String.valueOf(written.getScheme()).toLowerCase(Locale.ROOT);
        String host = written.getHost();
        String path = Optional.ofNullable(written.getRawPath()).orElse("").replaceAll("/+$", "");
        boolean bucketInPath = !bucket.isEmpty() && path.equals("/" + bucket);
        if (host == null
                || !(scheme.equals("http") || scheme.equals("https"))
                || !(path.isEmpty() || bucketInPath)
                || written.getRawQuery() != null
                || written.getRawFragment() != null
                || written.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not an endpoint");
        }
        String service = withoutBucket(host.toLowerCase(Locale.ROOT), bucket);
        String port = written.getPort() < 0 ? "" : ":" + written.getPort();
        S3Endpoint endpoint = new S3Endpoint(URI.create(scheme + "://" + service + port));
        return new Parsed(endpoint, oddity(endpoint, text, bucketInPath || service.length() < host.length()));
    }

    /// Only where the rest is a service we know: elsewhere a host may begin like the bucket by chance.
    private static String withoutBucket(String host, String bucket) {
        String beginning = bucket.toLowerCase(Locale.ROOT) + ".";
        String rest = host.startsWith(beginning) ? host.substring(beginning.length()) : host;
        return S3Provider.of(rest) == S3Provider.OTHER ? host : rest;
    }

    private static Optional<String> oddity(S3Endpoint endpoint, String written, boolean hadBucket) {
        if (hadBucket) {
            return Optional.of("the bucket does not belong into it; used " + endpoint.address());
        }
        return written.endsWith("/")
                ? Optional.of("no slash belongs at its end; used " + endpoint.address())
                : Optional.empty();
    }
}
