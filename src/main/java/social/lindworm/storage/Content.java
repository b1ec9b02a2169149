package social.lindworm.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Bytes to store, with their number known beforehand, which can be read again from the beginning when an attempt
/// fails.
public interface Content {

    long length();

    /// A fresh stream over all the bytes; the caller closes it.
    InputStream open() throws IOException;

    /// The MD5 of the bytes that the stream opened last gave, read to their end, in hexadecimal digits, where it is
    /// computed on the way anyhow; else empty, and who needs it computes it.
    default String md5() {
        return "";
    }

    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /// The file as it is now; it must not change until it is stored.
    static Content of(Path file) throws IOException {
        long length = Files.size(file);
        return new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
