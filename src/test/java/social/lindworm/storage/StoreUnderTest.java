package social.lindworm.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// The means of the contracts.
interface StoreUnderTest {

    /// The same store throughout one test, empty at its beginning.
    ObjectStore store();

    default ObjectInfo put(String key, String text) {
        return store().put(new ObjectKey(key), text(text), Attributes.of("text/plain"));
    }

    default String read(String key) {
        try (StoredObject object = store().open(new ObjectKey(key))) {
            return new String(object.readAll(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Bytes that a compressing or text-minded layer would spoil; the same for the same seed.
    static byte[] noise(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
