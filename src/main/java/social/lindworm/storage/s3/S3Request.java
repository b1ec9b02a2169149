package social.lindworm.storage.s3;

import java.util.SortedMap;
import java.util.TreeMap;

/// A request before it is addressed and signed.
///
/// @param key the whole key in the bucket, prefix included; empty for the bucket itself
/// @param parameters of the query
/// @param headers names in lower case
record S3Request(
        String method,
        String key,
        SortedMap<String, String> parameters,
        SortedMap<String, String> headers,
        S3Body body) {

    static S3Request of(String method, String key) {
        return new S3Request(method, key, new TreeMap<>(), new TreeMap<>(), S3Body.NONE);
    }

    /// PUT and POST say how long their body is even when there is none.
    boolean sendsBody() {
        return method.equals("PUT") || method.equals("POST");
    }

    S3Request with(S3Body content) {
        return new S3Request(method, key, parameters, headers, content);
    }

    S3Request header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    S3Request parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }
}
