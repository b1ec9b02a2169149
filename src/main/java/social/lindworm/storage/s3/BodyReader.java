package social.lindworm.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;

/// Reads what is to be sent into memory, piece by piece through the digest while it is warm in the processor. The
/// other digest is the content's own where it has one: computing it twice would be a third of all the work.
final class BodyReader {

    private static final int STEP = 32 * 1024;

    private final boolean withMd5;
    private final boolean withSha256;

    BodyReader(StorageConfig.Checksums checksums, boolean https) {
        this.withMd5 = checksums != StorageConfig.Checksums.NONE;
        this.withSha256 = switch (checksums) {
            case AUTO -> !https;
            case FULL -> true;
            case NONE -> false;
        };
    }

    static InputStream open(ObjectKey key, Content content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
    }

    /// All of a content, into pieces of [BodyMemory].
    S3Body read(ObjectKey key, Content content, List<byte[]> pieces) {
        int length = (int) content.length();
        String payloadHash;
        try (InputStream source = open(key, content)) {
            payloadHash = fill(key, source, pieces, length);
            requireEnd(key, source);
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
        return body(pieces, length, payloadHash, content.md5());
    }

    /// The next bytes of the stream, exactly so many, into pieces of [BodyMemory].
    S3Body read(ObjectKey key, InputStream source, List<byte[]> pieces, int length) {
        return body(pieces, length, fill(key, source, pieces, length), "");
    }

    static void requireEnd(ObjectKey key, InputStream source) {
        if (read(key, source, new byte[1], 0, 1) >= 0) {
            throw new StorageException.Corrupt("put", key, "the content is not as long as it said");
        }
    }

    /// A document that we wrote, always with its MD5: some services demand it for these whatever the setting.
    S3Body of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String payloadHash = withSha256 ? Digests.HEX.formatHex(Digests.sha256().digest(bytes)) : SigV4.UNSIGNED;
        return new S3Body(List.of(bytes), bytes.length, base64(Digests.md5().digest(bytes)), payloadHash);
    }

    /// @return what is signed for the bytes
    private String fill(ObjectKey key, InputStream source, List<byte[]> pieces, int length) {
        MessageDigest sha256 = Digests.sha256();
        for (int filled = 0; filled < length; ) {
            byte[] piece = pieces.get(filled / BodyMemory.PIECE);
            int at = filled % BodyMemory.PIECE;
            int room = Math.min(piece.length - at, length - filled);
            int count = read(key, source, piece, at, Math.min(STEP, room));
            if (count < 0) {
                throw new StorageException.Corrupt("put", key, "the content is not as long as it said");
            }
            if (withSha256) {
                sha256.update(piece, at, count);
            }
            filled += count;
        }
        return withSha256 ? Digests.HEX.formatHex(sha256.digest()) : SigV4.UNSIGNED;
    }

    private static int read(ObjectKey key, InputStream source, byte[] target, int offset, int length) {
        try {
            return source.read(target, offset, length);
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
    }

    /// @param known the MD5 in hexadecimal digits; empty if it is to be computed
    private S3Body body(List<byte[]> pieces, int length, String payloadHash, String known) {
        if (!withMd5) {
            return new S3Body(pieces, length, "", payloadHash);
        }
        byte[] md5 = known.isEmpty() ? S3Body.digest(Digests.md5(), pieces, length) : Digests.HEX.parseHex(known);
        return new S3Body(pieces, length, base64(md5), payloadHash);
    }

    private static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }
}
