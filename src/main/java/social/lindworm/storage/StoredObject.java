package social.lindworm.storage;

import java.io.IOException;
import java.io.InputStream;

/// An opened object: what it is and the bytes of the range asked for. Close it, read to the end or not.
///
/// @param info the whole object, whatever the range
/// @param stream its reads throw [IOException] when the connection or disk fails; it never ends early without one
public record StoredObject(ObjectInfo info, InputStream stream) implements AutoCloseable {

    public byte[] readAll() throws IOException {
        return stream.readAllBytes();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
