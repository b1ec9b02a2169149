package social.lindworm.storage.s3;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// The part of the heap that bodies on their way may take, shared by all buckets of the process: however many
/// requests are under way, and however large each, it is never more. A copy runs with a small heap, and leaves the
/// rest of it to what the listings hold.
final class BodyMemory {

    private static final int KIB = 1024;
    private static final int MOST_KIB =
            Math.toIntExact(Math.min(48 * KIB, Runtime.getRuntime().maxMemory() / KIB * 45 / 100));
    private static final Semaphore FREE_KIB = new Semaphore(MOST_KIB, true);

    private BodyMemory() {}

    /// Runs the action when there is room for a body of this length.
    static <T> T with(long length, Supplier<T> action) {
        int kib = Math.clamp(length / KIB + 1, 1, MOST_KIB);
        FREE_KIB.acquireUninterruptibly(kib);
        try {
            return action.get();
        } finally {
            FREE_KIB.release(kib);
        }
    }
}
