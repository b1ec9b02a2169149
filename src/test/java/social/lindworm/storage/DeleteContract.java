package social.lindworm.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface DeleteContract extends StoreUnderTest {

    @Test
    default void whatWasDeletedIsGone() {
        put("covers/a.jpg", "first");
        put("covers/b.jpg", "second");

        store().delete(new ObjectKey("covers/a.jpg"));

        assertThat(store().stat(new ObjectKey("covers/a.jpg"))).isEmpty();
        assertThat(read("covers/b.jpg")).isEqualTo("second");
    }

    @Test
    default void deleteShouldNotThrowWhenMissing() {
        put("covers/a.jpg", "first");

        assertThatCode(() -> store().delete(new ObjectKey("covers/none"))).doesNotThrowAnyException();
        assertThatCode(() -> store().delete(new ObjectKey("none/none"))).doesNotThrowAnyException();
        assertThatCode(() -> store().delete(new ObjectKey("covers"))).doesNotThrowAnyException();
        assertThat(read("covers/a.jpg")).isEqualTo("first");
    }

    @Test
    default void aDeletedKeyCanBePutAgain() {
        put("covers/deep/a.jpg", "first");
        store().delete(new ObjectKey("covers/deep/a.jpg"));

        put("covers/deep/a.jpg", "again");

        assertThat(read("covers/deep/a.jpg")).isEqualTo("again");
    }

    @Test
    default void puttingAndDeletingNeighboursAtOnceLosesNothing() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> tasks = IntStream.range(0, 40)
                    .<Callable<Object>>mapToObj(i -> () -> {
                        put("thumbnails/deep/" + i, "text " + i);
                        if (i % 2 == 0) {
                            store().delete(new ObjectKey("thumbnails/deep/" + i));
                        }
                        return i;
                    })
                    .toList();
            for (Future<Object> task : threads.invokeAll(tasks)) {
                task.get();
            }
        }

        assertThat(store().list(KeyRange.ALL)).hasSize(20);
    }
}
