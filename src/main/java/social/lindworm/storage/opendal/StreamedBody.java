package social.lindworm.storage.opendal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StalledWrites;
import social.lindworm.storage.StorageException;

/// A content on its way, some kilobytes of it in memory at a time. The last of them go out only when it is seen to be
/// as long as it said, so what is not whole never becomes an object. Sent once; for one thread.
final class StreamedBody implements CloudHttp.Body {

    private static final int PIECE = 64 * 1024;

    private final ObjectKey key;
    private final Content content;
    private final String type;
    private final Runnable mayGoOn;
    private MessageDigest digest = Digest.md5();

    /// @param mayGoOn is asked before each piece, and throws if the rest is not to be sent
    StreamedBody(ObjectKey key, Content content, String type, Runnable mayGoOn) {
        this.key = key;
        this.content = content;
        this.type = type;
        this.mayGoOn = mayGoOn;
    }

    @Override
    public long length() {
        return content.length();
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public void writeTo(OutputStream out, StalledWrites.Watch watch) throws IOException {
        digest = Digest.md5();
        byte[] piece = new byte[PIECE];
        try (InputStream source = open()) {
            for (long left = content.length(); left > 0; ) {
                mayGoOn.run();
                int count = (int) Math.min(PIECE, left);
                left -= count;
                fill(source, piece, count, left == 0);
                digest.update(piece, 0, count);
                watch.progress();
                out.write(piece, 0, count);
                watch.progress();
            }
        }
    }

    private InputStream open() {
        try {
            return content.open();
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
    }

    private void fill(InputStream source, byte[] piece, int count, boolean isLast) {
        try {
            if (source.readNBytes(piece, 0, count) < count || (isLast && source.read() >= 0)) {
                throw new StorageException.Corrupt("put", key, "the content is not as long as it said");
            }
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
    }

    /// Of what was sent, in hexadecimal digits; asked once, at the end.
    String md5() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
