package social.lindworm.storage.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.memory.MemoryStore;

class LimitedStoreTest implements ObjectStoreContract {

    private final ObjectStore store = new LimitedStore(new MemoryStore(Clock.systemUTC()), 3);

    @Override
    public ObjectStore store() {
        return store;
    }

    @Test
    void neverMoreCallsAreUnderWayThanAllowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Content counting = new Content() {
            @Override
            public long length() {
                return 1;
            }

            @Override
            public InputStream open() {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                return new ByteArrayInputStream(new byte[1]) {
                    @Override
                    public void close() {
                        now.decrementAndGet();
                    }
                };
            }
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ObjectInfo>> puts = IntStream.range(0, 200)
                    .<Callable<ObjectInfo>>mapToObj(
                            i -> () -> store.put(new ObjectKey("k" + i), counting, Attributes.of("a/b")))
                    .toList();
            for (Future<ObjectInfo> put : threads.invokeAll(puts)) {
                put.get();
            }
        }

        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void openedObjectsKeepNobodyWaiting() {
        put("a", "text");
        for (int i = 0; i < 10; i++) {
            store.open(new ObjectKey("a"));
        }

        assertThat(read("a")).isEqualTo("text");
    }
}
