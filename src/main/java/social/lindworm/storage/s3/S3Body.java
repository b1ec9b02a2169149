package social.lindworm.storage.s3;

import java.io.IOException;
import java.io.OutputStream;

/// What a request carries, whole in memory.
final class S3Body {

    static final S3Body NONE =
            new S3Body(new byte[0], "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private final byte[] bytes;
    private final String md5;
    private final String payloadHash;

    /// @param md5 in Base64; empty to send none
    S3Body(byte[] bytes, String md5, String payloadHash) {
        this.bytes = bytes;
        this.md5 = md5;
        this.payloadHash = payloadHash;
    }

    int length() {
        return bytes.length;
    }

    /// For `Content-MD5`.
    String md5() {
        return md5;
    }

    /// For `x-amz-content-sha256`.
    String payloadHash() {
        return payloadHash;
    }

    void write(OutputStream out, int offset, int count) throws IOException {
        out.write(bytes, offset, count);
    }
}
