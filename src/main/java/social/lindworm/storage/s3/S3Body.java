package social.lindworm.storage.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.List;

/// What a request carries, whole in memory, in pieces of which all but the last are equally long.
final class S3Body {

    static final S3Body NONE =
            new S3Body(List.of(), 0, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private final List<byte[]> pieces;
    private final int length;
    private final String md5;
    private final String payloadHash;

    /// @param pieces may have room for more than `length` bytes
    /// @param md5 in Base64; empty to send none
    S3Body(List<byte[]> pieces, int length, String md5, String payloadHash) {
        this.pieces = pieces;
        this.length = length;
        this.md5 = md5;
        this.payloadHash = payloadHash;
    }

    int length() {
        return length;
    }

    /// For `Content-MD5`.
    String md5() {
        return md5;
    }

    /// For `x-amz-content-sha256`.
    String payloadHash() {
        return payloadHash;
    }

    /// @param progress runs after each piece
    void write(OutputStream out, Runnable progress) throws IOException {
        int left = length;
        for (byte[] piece : pieces) {
            out.write(piece, 0, Math.min(left, piece.length));
            left -= Math.min(left, piece.length);
            progress.run();
        }
    }

    /// Takes the first bytes of the pieces, so many in all, into a digest.
    static byte[] digest(MessageDigest digest, List<byte[]> pieces, int length) {
        int left = length;
        for (byte[] piece : pieces) {
            digest.update(piece, 0, Math.min(left, piece.length));
            left -= Math.min(left, piece.length);
        }
        return digest.digest();
    }
}
