package social.lindworm.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface ReadWriteContract extends StoreUnderTest {

    @Test
    default void whatWasPutIsRead() {
        ObjectInfo info = put("covers/a.jpg", "first");

        assertThat(read("covers/a.jpg")).isEqualTo("first");
        assertThat(info.key()).isEqualTo(new ObjectKey("covers/a.jpg"));
        assertThat(info.size()).isEqualTo(5);
        assertThat(info.modified()).isNotNull();
        assertThat(info.version()).matches("[A-Za-z0-9-]+");
    }

    @Test
    default void statAndOpenTellTheSameAsPut() throws IOException {
        ObjectInfo put = put("covers/a.jpg", "first");

        assertThat(store().stat(put.key())).contains(put);
        try (StoredObject opened = store().open(put.key())) {
            assertThat(opened.info()).isEqualTo(put);
        }
    }

    @Test
    default void putReplacesTheWholeObjectAndChangesItsVersion() {
        ObjectInfo first = put("covers/a.jpg", "a long first text");
        ObjectInfo second = put("covers/a.jpg", "short");
        ObjectInfo third = put("covers/a.jpg", "equal");

        assertThat(read("covers/a.jpg")).isEqualTo("equal");
        assertThat(Set.of(first.version(), second.version(), third.version())).hasSize(3);
    }

    @Test
    default void anEmptyObjectIsAnObject() {
        put("covers/empty", "");

        assertThat(read("covers/empty")).isEmpty();
        assertThat(store().stat(new ObjectKey("covers/empty")).orElseThrow().size())
                .isZero();
    }

    @Test
    default void aLargeObjectComesBackUnchanged() throws IOException {
        byte[] large = StoreUnderTest.noise(9_000_001, 1);
        ObjectKey key = new ObjectKey("covers/large");

        store().put(key, Content.of(large), Attributes.of("application/octet-stream"));

        try (StoredObject object = store().open(key)) {
            assertThat(object.readAll()).isEqualTo(large);
        }
    }

    @Test
    default void aRangeGivesItsPartOnly() throws IOException {
        put("text", "0123456789");

        assertThat(part(new ByteRange(0, 4))).isEqualTo("0123");
        assertThat(part(new ByteRange(3, 2))).isEqualTo("34");
        assertThat(part(new ByteRange(8, 100))).isEqualTo("89");
        assertThat(part(ByteRange.from(7))).isEqualTo("789");
        assertThat(part(new ByteRange(4, 0))).isEmpty();
    }

    @Test
    default void aRangeBeyondTheEndIsEmptyAndStillTellsTheSize() throws IOException {
        put("text", "0123456789");

        assertThat(part(ByteRange.from(10))).isEmpty();
        assertThat(part(ByteRange.from(4_000_000_000L))).isEmpty();
        try (StoredObject object = store().open(new ObjectKey("text"), ByteRange.from(50))) {
            assertThat(object.info().size()).isEqualTo(10);
        }
    }

    private String part(ByteRange range) throws IOException {
        try (StoredObject object = store().open(new ObjectKey("text"), range)) {
            return new String(object.readAll(), StandardCharsets.UTF_8);
        }
    }

    @Test
    default void openingWhatIsMissingSaysSo() {
        assertThatThrownBy(() -> store().open(new ObjectKey("covers/none")))
                .isInstanceOf(StorageException.Missing.class)
                .hasMessageContaining("covers/none");
        assertThat(store().stat(new ObjectKey("covers/none"))).isEmpty();
    }

    @Test
    default void aFolderIsNotAnObject() {
        put("covers/a.jpg", "first");

        assertThat(store().stat(new ObjectKey("covers"))).isEmpty();
        assertThatThrownBy(() -> store().open(new ObjectKey("covers"))).isInstanceOf(StorageException.Missing.class);
    }

    @Test
    default void aReaderIsNotDisturbedByReplacementOrDeletion() throws IOException {
        byte[] old = StoreUnderTest.noise(300_000, 1);
        ObjectKey key = new ObjectKey("covers/a");
        store().put(key, Content.of(old), Attributes.of("image/png"));

        try (StoredObject replaced = store().open(key);
                StoredObject deleted = store().open(key)) {
            byte[] beginning = replaced.stream().readNBytes(1000);
            store().put(key, Content.of(new byte[] {1}), Attributes.of("image/png"));
            store().delete(key);

            assertThat(beginning).isEqualTo(Arrays.copyOf(old, 1000));
            assertThat(replaced.stream().readAllBytes()).isEqualTo(Arrays.copyOfRange(old, 1000, old.length));
            assertThat(deleted.readAll()).isEqualTo(old);
        }
    }

    @Test
    default void anUnfinishedReadHarmsNobody() throws IOException {
        put("text", "0123456789");

        try (StoredObject object = store().open(new ObjectKey("text"))) {
            assertThat(object.stream().read()).isEqualTo('0');
        }
        assertThat(read("text")).isEqualTo("0123456789");
    }

    @Test
    default void aSourceThatBreaksLeavesTheOldObject() {
        put("covers/a", "old");

        assertThatThrownBy(() -> store().put(new ObjectKey("covers/a"), breakingAfter(40_000), Attributes.of("a/b")))
                .isInstanceOf(StorageException.BrokenSource.class)
                .hasMessageContaining("covers/a");
        assertThatThrownBy(() -> store().put(new ObjectKey("covers/b"), breakingAfter(0), Attributes.of("a/b")))
                .isInstanceOf(StorageException.BrokenSource.class);
        assertThat(read("covers/a")).isEqualTo("old");
        assertThat(store().list(KeyRange.ALL)).hasSize(1);
    }

    private static Content breakingAfter(int good) {
        return content(100_000, new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ == good) {
                    throw new IOException("the cable is cut");
                }
                return 7;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                target[offset] = (byte) read();
                return 1;
            }
        });
    }

    @Test
    default void aSourceOfAnotherLengthThanSaidIsRefused() {
        put("covers/a", "old");

        for (int said : List.of(9, 11)) {
            Content liar = content(said, new ByteArrayInputStream(new byte[10]));
            assertThatThrownBy(() -> store().put(new ObjectKey("covers/a"), liar, Attributes.of("a/b")))
                    .isInstanceOf(StorageException.Corrupt.class);
        }
        assertThat(read("covers/a")).isEqualTo("old");
    }

    private static Content content(long length, InputStream stream) {
        return new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() {
                return stream;
            }
        };
    }

    @Test
    default void writersAtOnceLeaveOneWholeObjectAndReadersSeeNoMixture() throws Exception {
        ObjectKey key = new ObjectKey("covers/contested");
        store().put(key, Content.of(filled(0)), Attributes.of("a/b"));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Set<Byte>>> tasks = IntStream.range(0, 24)
                    .<Callable<Set<Byte>>>mapToObj(i -> () -> i % 2 == 0 ? write(key, i) : readValues(key))
                    .toList();
            for (Future<Set<Byte>> seen : threads.invokeAll(tasks)) {
                assertThat(seen.get()).hasSize(1);
            }
        }
        assertThat(readValues(key)).hasSize(1);
        assertThat(store().list(KeyRange.ALL)).hasSize(1);
    }

    private Set<Byte> write(ObjectKey key, int value) {
        store().put(key, Content.of(filled(value)), Attributes.of("a/b"));
        return Set.of((byte) value);
    }

    private Set<Byte> readValues(ObjectKey key) throws IOException {
        Set<Byte> values = new HashSet<>();
        try (StoredObject object = store().open(key)) {
            for (byte value : object.readAll()) {
                values.add(value);
            }
        }
        return values;
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[200_000 + value];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    default void aClosedStoreSaysThatItIsClosed() {
        put("covers/a", "old");
        ObjectKey key = new ObjectKey("covers/a");

        store().close();
        store().close();

        List<Runnable> calls = List.of(
                () -> put("covers/a", "new"),
                () -> store().open(key),
                () -> store().stat(key),
                () -> store().delete(key),
                () -> store().list(KeyRange.ALL));
        for (Runnable call : calls) {
            assertThatThrownBy(call::run).isInstanceOf(StorageException.Closed.class);
        }
    }
}
