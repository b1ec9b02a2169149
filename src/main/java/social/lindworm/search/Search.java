package social.lindworm.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.common.Progress;
import social.lindworm.db.Database;

/// Answers questions, and keeps this process's index up to date on a thread of its own: it follows the change log of
/// the catalogue, takes over an index that `reindex` has built, and builds one itself when there is none that can be
/// used. Thread-safe.
public final class Search implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(15);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final IndexKeeper keeper;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    /// How much of an index that is being built is done, in hundredths.
    private volatile int prepared;

    private boolean nudged;
    private boolean stopping;
    private @Nullable Thread thread;

    /// @param folder `data/index`, made when it is missing
    public Search(Database database, Path folder, Clock clock) {
        this.keeper = new IndexKeeper(new IndexFeed(database), new IndexFolder(folder.toAbsolutePath(), clock), clock);
    }

    /// Opens or builds the index in the background; until that is done, [#find] says so.
    public void start() {
        lock.lock();
        try {
            if (thread == null) {
                thread = Thread.ofPlatform().name("search-index").daemon().start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    /// @throws AppException.Unavailable while the index is being built
    public Found find(Question question) {
        for (int attempt = 0; attempt < 2; attempt++) {
            SearchIndex index = keeper.index();
            if (index == null) {
                break;
            }
            try {
                return index.find(question);
            } catch (AlreadyClosedException e) {
                // Another index took its place between the two lines above.
                LOG.debug("the index was replaced while it was asked", e);
            } catch (IOException e) {
                LOG.warn("the search index cannot be read and is built anew", e);
                keeper.condemn(index);
                nudge();
            }
        }
        int done = prepared;
        throw new AppException.Unavailable(
                "the search index is not ready: done=" + done + "%", Message.of("search.preparing", done));
    }

    /// Says that the catalogue has changed, so that the change is found at once and not within a second.
    public void nudge() {
        lock.lock();
        try {
            nudged = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Does now what the thread does from time to time; for commands and tests, which have no thread.
    public void catchUp() throws IOException {
        keeper.turn(Progress.SILENT);
    }

    /// Keeps what has been taken in and lets another process write the index; questions are answered on.
    public void follow() throws InterruptedException {
        try {
            keeper.follow();
        } catch (IOException | AlreadyClosedException e) {
            LOG.warn("the search index could not be kept; what is missing in it is in the change log", e);
        }
    }

    /// Waits until questions are answered, for a server that takes the place of one that answers them.
    public void awaitReady(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (keeper.index() == null && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /// Builds a new index beside the one in use and puts it in its place; a running server takes it over within a
    /// second.
    ///
    /// @return how many works, authors and series it holds
    public int rebuild(Progress progress) throws IOException {
        return keeper.rebuild(progress);
    }

    private void run() {
        Duration pause = Duration.ZERO;
        while (await(pause)) {
            try {
                keeper.turn((done, total) -> prepared = (int) (100 * done / Math.max(1, total)));
                pause = POLL;
            } catch (IOException | AlreadyClosedException e) {
                LOG.warn("the search index cannot be used and is built anew", e);
                keeper.condemn(keeper.index());
                // Once more at once; a full disk would fail again and again.
                pause = pause.isZero() ? AFTER_FAILURE : Duration.ZERO;
            } catch (RuntimeException e) {
                LOG.warn("the search index could not be brought up to date; trying again", e);
                pause = AFTER_FAILURE;
            }
        }
        try {
            keeper.close();
        } catch (IOException | AlreadyClosedException e) {
            LOG.warn("the search index did not close cleanly; it will be checked at the next start", e);
        }
    }

    /// @return false when it is time to stop
    private boolean await(Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!nudged && !stopping && left > 0) {
                left = woken.awaitNanos(left);
            }
            nudged = false;
            return !stopping;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Keeps what has been taken in and stops.
    @Override
    public void close() {
        Thread running;
        lock.lock();
        try {
            stopping = true;
            woken.signalAll();
            running = thread;
        } finally {
            lock.unlock();
        }
        try {
            if (running == null) {
                keeper.close();
            } else {
                running.join(STOPPING);
            }
        } catch (IOException | AlreadyClosedException e) {
            LOG.warn("the search index did not close cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
