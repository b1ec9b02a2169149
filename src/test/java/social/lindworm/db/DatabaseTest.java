package social.lindworm.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.lindworm.common.AppException;

@OnBothDatabases
class DatabaseTest {

    private final Database database;

    DatabaseTest(Engine engine) {
        database = TestDatabase.fresh(engine);
    }

    @BeforeEach
    void table() {
        database.change(
                handle -> handle.execute("create table thing (id bigint primary key, at bigint, flag boolean)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void committedWritesAreReadBack() {
        database.change(handle -> handle.createUpdate("insert into thing (id, at, flag) values (1, :at, true)")
                .bind("at", Instant.ofEpochMilli(1_234))
                .execute());

        Instant at = database.read(handle -> handle.createQuery("select at from thing where flag")
                .mapTo(Instant.class)
                .one());
        assertThat(at).isEqualTo(Instant.ofEpochMilli(1_234));
    }

    @Test
    void aThrowingWriteLeavesNothingBehind() {
        assertThatThrownBy(() -> database.change(handle -> {
                    handle.execute("insert into thing (id) values (1)");
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(count()).isZero();
    }

    @Test
    void aFullDiskIsToldAsOneAndLeavesNothingBehind() {
        assertThatThrownBy(() -> database.change(handle -> {
                    handle.execute("insert into thing (id) values (1)");
                    fillTheDisk(handle);
                }))
                .isInstanceOfSatisfying(
                        AppException.Unavailable.class,
                        full -> assertThat(full.shown().key()).isEqualTo("web.error.diskFull"));
        assertThat(count()).isZero();

        if (database.engine() == Engine.SQLITE) {
            database.write(handle -> pages(handle, Integer.MAX_VALUE - 1));
        }
        database.change(handle -> handle.execute("insert into thing (id) values (2)"));
        assertThat(count()).isOne();
    }

    /// SQLite is let have no further page; PostgreSQL says what it says when its disk is full.
    private void fillTheDisk(Handle handle) {
        if (database.engine() == Engine.POSTGRESQL) {
            handle.execute("do $$ begin raise exception 'no room' using errcode = 'disk_full'; end $$");
        }
        pages(handle, 1);
        handle.execute("create table more (filling blob)");
        handle.execute("insert into more (filling) values (zeroblob(1000000))");
    }

    private static int pages(Handle handle, int most) {
        return handle.createQuery("pragma max_page_count = " + most)
                .mapTo(Integer.class)
                .one();
    }

    @Test
    void manyWritersAtOnceAllSucceed() throws Exception {
        int writers = 50;
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger number = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < writers; i++) {
                var _ = threads.submit(() -> {
                    start.await();
                    database.change(
                            handle -> handle.execute("insert into thing (id) values (?)", number.incrementAndGet()));
                    return null;
                });
            }
            start.countDown();
        }
        assertThat(count()).isEqualTo(writers);
    }

    @Test
    void migratingAgainChangesNothing() {
        database.migrate();

        assertThat(count()).isZero();
    }

    private int count() {
        return database.read(handle -> handle.createQuery("select count(*) from thing")
                .mapTo(int.class)
                .one());
    }
}
