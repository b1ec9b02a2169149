package social.lindworm.storage.s3;

import java.io.IOException;

/// Why the service said no.
///
/// @param code its word for it, such as `AccessDenied`; empty if the answer does not come from an S3 service
/// @param region the right one, where the service names it
/// @param hasBody whether there was any text; an answer to HEAD has none
record S3Error(int status, String code, String message, String region, boolean hasBody) {

    static S3Error of(S3Answer answer) throws IOException {
        return of(
                answer.status(),
                answer.document(),
                answer.header("x-amz-bucket-region").orElse(""));
    }

    static S3Error of(int status, byte[] document, String region) {
        try {
            S3Xml xml = S3Xml.parse(document, "");
            if (xml.root().equals("Error")) {
                String named = xml.fields().get("Region");
                return new S3Error(
                        status,
                        xml.fields().get("Code"),
                        xml.fields().get("Message"),
                        named.isEmpty() ? region : named,
                        true);
            }
        } catch (IOException e) {
            // Not a service's own answer; what it can be is judged by its status.
        }
        return new S3Error(status, "", "", region, document.length > 0);
    }
}
