package social.lindworm.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;

/// Reads what is to be sent into memory, piece by piece through the digests while it is warm in the processor.
final class BodyReader {

    private static final int PIECE = 32 * 1024;

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

    /// The next bytes of the stream, exactly so many.
    S3Body read(ObjectKey key, InputStream source, int length) {
        byte[] bytes = new byte[length];
        Sums sums = new Sums(true);
        int filled = 0;
        while (filled < length) {
            int count = read(key, source, bytes, filled, Math.min(PIECE, length - filled));
            if (count < 0) {
                throw new StorageException.Corrupt("put", key, "the content is not as long as it said");
            }
            sums.update(bytes, filled, count);
            filled += count;
        }
        return sums.body(bytes);
    }

    static void requireEnd(ObjectKey key, InputStream source) {
        if (read(key, source, new byte[1], 0, 1) >= 0) {
            throw new StorageException.Corrupt("put", key, "the content is not as long as it said");
        }
    }

    /// A document that we wrote, always with its MD5: some services demand it for these whatever the setting.
    S3Body of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Sums sums = new Sums(false);
        sums.update(bytes, 0, bytes.length);
        return sums.body(bytes);
    }

    private static int read(ObjectKey key, InputStream source, byte[] target, int offset, int length) {
        try {
            return source.read(target, offset, length);
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
    }

    private final class Sums {
        private final MessageDigest md5 = Digests.md5();
        private final MessageDigest sha256 = Digests.sha256();
        private final boolean sendsMd5;

        Sums(boolean ofObject) {
            this.sendsMd5 = withMd5 || !ofObject;
        }

        void update(byte[] bytes, int offset, int length) {
            if (sendsMd5) {
                md5.update(bytes, offset, length);
            }
            if (withSha256) {
                sha256.update(bytes, offset, length);
            }
        }

        S3Body body(byte[] bytes) {
            return new S3Body(
                    bytes,
                    sendsMd5 ? Base64.getEncoder().encodeToString(md5.digest()) : "",
                    withSha256 ? Digests.HEX.formatHex(sha256.digest()) : SigV4.UNSIGNED);
        }
    }
}
