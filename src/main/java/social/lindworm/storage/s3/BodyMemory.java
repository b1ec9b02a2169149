package social.lindworm.storage.s3;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// The part of the heap that bodies on their way may take, shared by all buckets of the process: however many
/// requests are under way, and however large each, it is never more. A copy runs with a small heap, and leaves the
/// rest of it to what the listings hold.
///
/// It is lent in pieces that are used again: a new array for each body of some megabytes would have the whole heap
/// collected for every few of them. What nobody used for a while goes back to the heap.
final class BodyMemory {

    static final int PIECE = 64 * 1024;

    private static final long MOST_BYTES =
            Math.min(48L << 20, Runtime.getRuntime().maxMemory() / 100 * 45);
    private static final int MOST = Math.toIntExact(MOST_BYTES / PIECE);
    private static final Semaphore FREE = new Semaphore(MOST, true);
    private static final Deque<SoftReference<byte[]>> IDLE = new ConcurrentLinkedDeque<>();

    private BodyMemory() {}

    /// Runs the action when there is room for a body of this length.
    ///
    /// @param action is given pieces of [#PIECE] bytes each, with anything in them, and keeps none of them
    static <T> T with(long length, Function<List<byte[]>, T> action) {
        int count = Math.toIntExact(Math.max(1, (length + PIECE - 1) / PIECE));
        int counted = Math.min(count, MOST);
        List<byte[]> pieces = new ArrayList<>(count);
        FREE.acquireUninterruptibly(counted);
        try {
            while (pieces.size() < count) {
                pieces.add(piece());
            }
            return action.apply(pieces);
        } finally {
            pieces.forEach(piece -> IDLE.push(new SoftReference<>(piece)));
            FREE.release(counted);
        }
    }

    private static byte[] piece() {
        for (SoftReference<byte[]> idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
            byte[] piece = idle.get();
            if (piece != null) {
                return piece;
            }
        }
        return new byte[PIECE];
    }
}
