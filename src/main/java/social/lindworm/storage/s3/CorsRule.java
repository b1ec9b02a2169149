package social.lindworm.storage.s3;

import java.util.List;
import java.util.Optional;

/// Which pages of other origins a bucket lets browsers read it from.
///
/// @param maxAgeSeconds how long a browser may keep the answer
public record CorsRule(
        List<String> origins,
        List<String> methods,
        List<String> headers,
        List<String> exposedHeaders,
        Optional<Integer> maxAgeSeconds) {

    public CorsRule {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        headers = List.copyOf(headers);
        exposedHeaders = List.copyOf(exposedHeaders);
    }

    static CorsRule of(S3Xml.Fields fields) {
        return new CorsRule(
                fields.all("AllowedOrigin"),
                fields.all("AllowedMethod"),
                fields.all("AllowedHeader"),
                fields.all("ExposeHeader"),
                fields.all("MaxAgeSeconds").stream()
                        .filter(text -> text.matches("\\d{1,9}"))
                        .map(Integer::valueOf)
                        .findFirst());
    }

    void appendTo(StringBuilder document) {
        document.append("<CORSRule>");
        origins.forEach(text -> element(document, "AllowedOrigin", text));
        methods.forEach(text -> element(document, "AllowedMethod", text));
        headers.forEach(text -> element(document, "AllowedHeader", text));
        exposedHeaders.forEach(text -> element(document, "ExposeHeader", text));
        maxAgeSeconds.ifPresent(seconds -> element(document, "MaxAgeSeconds", seconds.toString()));
        document.append("</CORSRule>");
    }

    private static void element(StringBuilder document, String name, String text) {
        document.append('<')
                .append(name)
                .append('>')
                .append(S3Xml.escape(text))
                .append("</")
                .append(name)
                .append('>');
    }
}
