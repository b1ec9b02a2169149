package social.lindworm.storage.wrapper;

import io.github.bucket4j.Bucket;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StoredObject;

/// Lets all readers of a store together have only so many bytes in a second, so that a copy leaves the line to
/// others.
public final class PacedStore extends ForwardingStore {

    /// Read at once at most; less than a second's worth, so that the pace is even.
    private static final int MOST = 16 * 1024;

    /// No copy is faster, and Bucket4j counts no faster.
    private static final long FASTEST = 1_000_000_000;

    private final Bucket allowance;

    /// @param bytesPerSecond at least 16,384
    public PacedStore(ObjectStore store, long bytesPerSecond) {
        super(store);
        long pace = Math.min(bytesPerSecond, FASTEST);
        if (bytesPerSecond < MOST) {
            throw new IllegalArgumentException("a pace of at least " + MOST + " bytes in a second is needed");
        }
        this.allowance = Bucket.builder()
                .addLimit(limit -> limit.capacity(pace)
                        .refillGreedy(pace, Duration.ofSeconds(1))
                        .initialTokens(MOST))
                .build();
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        StoredObject object = super.open(key, range);
        return new StoredObject(object.info(), new Paced(object.stream(), allowance));
    }

    private static final class Paced extends FilterInputStream {

        private final Bucket allowance;

        Paced(InputStream stream, Bucket allowance) {
            super(stream);
            this.allowance = allowance;
        }

        @Override
        public int read() throws IOException {
            await(1);
            return super.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int some = Math.min(length, MOST);
            if (some > 0) {
                await(some);
            }
            return super.read(target, offset, some);
        }

        private void await(int bytes) throws InterruptedIOException {
            try {
                allowance.asBlocking().consume(bytes);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("reading was broken off");
            }
        }
    }
}
