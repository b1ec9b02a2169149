package social.lindworm.web.assets;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Bytes that are compressed when somebody first asks for them, and once only: a start does not wait for it.
final class Packed {
    private final byte[] plain;
    private final UnaryOperator<byte[]> compression;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile byte @Nullable [] packed;

    Packed(byte[] plain, UnaryOperator<byte[]> compression) {
        this.plain = plain;
        this.compression = compression;
    }

    byte[] bytes() {
        byte[] known = packed;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            byte[] made = packed;
            if (made == null) {
                made = compression.apply(plain);
                packed = made;
            }
            return made;
        } finally {
            lock.unlock();
        }
    }
}
