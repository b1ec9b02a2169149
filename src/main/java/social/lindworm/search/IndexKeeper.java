package social.lindworm.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.common.Progress;

/// Which index is in use and how far it has come. Its work is done by one thread at a time; others may ask for the
/// index at any moment.
final class IndexKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);
    private static final Duration LET_GO = Duration.ofSeconds(3);

    private final IndexFeed feed;
    private final IndexFolder folder;
    private final Clock clock;
    private final ReentrantLock working = new ReentrantLock();
    private volatile @Nullable SearchIndex index;
    private volatile @Nullable SearchIndex condemned;
    private volatile boolean following;
    private @Nullable Path path;
    private long position;
    private long committed;
    private Instant lastCommit = Instant.EPOCH;

    IndexKeeper(IndexFeed feed, IndexFolder folder, Clock clock) {
        this.feed = feed;
        this.folder = folder;
        this.clock = clock;
    }

    /// The index in use, null while there is none.
    @Nullable
    SearchIndex index() {
        return index;
    }

    /// That index is broken: the next turn builds another.
    void condemn(@Nullable SearchIndex broken) {
        condemned = broken;
    }

    /// Keeps what has been taken in, leaves the writing to another process, and only answers from now on. An index that
    /// is just being built is left to itself.
    void follow() throws IOException, InterruptedException {
        following = true;
        if (!working.tryLock(LET_GO.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        try {
            SearchIndex written = index;
            if (written != null && written.written() && path != null) {
                if (position != committed) {
                    commit(written);
                }
                // Asked at any moment: the one that reads is there before the one that writes goes.
                index = SearchIndex.follow(path);
                written.close();
            }
        } finally {
            working.unlock();
        }
    }

    /// Opens, builds, takes over and catches up, as far as needed.
    void turn(Progress progress) throws IOException {
        working.lock();
        try {
            if (following) {
                refresh(index);
                return;
            }
            SearchIndex current = current(progress);
            if (current.written()) {
                position = feed.catchUp(current, position);
                commitNowAndThen(current);
            } else {
                current.refresh();
            }
        } finally {
            working.unlock();
        }
    }

    private static void refresh(@Nullable SearchIndex open) throws IOException {
        if (open != null) {
            open.refresh();
        }
    }

    int rebuild(Progress progress) throws IOException {
        Path fresh = folder.fresh();
        try (SearchIndex built = SearchIndex.create(fresh)) {
            feed.fill(built, progress);
            folder.use(fresh);
            return built.size();
        } catch (IOException | RuntimeException e) {
            folder.delete(fresh);
            throw e;
        }
    }

    private SearchIndex current(Progress progress) throws IOException {
        SearchIndex open = index;
        Optional<Path> wanted = folder.current();
        if (open != null && open.equals(condemned)) {
            drop(open);
            wanted = Optional.empty();
        } else if (open != null
                && open.written()
                && wanted.isPresent()
                && wanted.get().equals(path)) {
            return open;
        }
        Optional<SearchIndex> next = wanted.flatMap(this::usable);
        if (next.isEmpty()) {
            Instant start = clock.instant();
            int entries = rebuild(progress);
            wanted = folder.current();
            next = Optional.of(SearchIndex.open(wanted.orElseThrow()));
            LOG.info(
                    "built the search index: entries={} seconds={}",
                    entries,
                    Duration.between(start, clock.instant()).toSeconds());
        }
        return use(next.get(), wanted.orElseThrow());
    }

    /// The index of that folder, if it can be read and the change log still reaches back to it.
    private Optional<SearchIndex> usable(Path candidate) {
        SearchIndex opened = null;
        try {
            opened = SearchIndex.open(candidate);
            ChangeLog.Extent log = feed.extent();
            if (!opened.written() || log.reaches(opened.position())) {
                return Optional.of(opened);
            }
            LOG.warn(
                    "the search index does not fit the database and is built anew: at={} log={}",
                    opened.position(),
                    log);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the search index cannot be read and is built anew: {}", e.toString());
        }
        closeQuietly(opened);
        return Optional.empty();
    }

    private SearchIndex use(SearchIndex next, Path from) throws IOException {
        SearchIndex before = index;
        index = next;
        path = from;
        position = next.written() ? next.position() : 0;
        committed = position;
        lastCommit = clock.instant();
        closeQuietly(before);
        folder.sweep();
        return next;
    }

    private void drop(SearchIndex broken) {
        index = null;
        closeQuietly(broken);
    }

    private void commitNowAndThen(SearchIndex current) throws IOException {
        if (position != committed && clock.instant().isAfter(lastCommit.plus(BETWEEN_COMMITS))) {
            commit(current);
        }
    }

    private void commit(SearchIndex current) throws IOException {
        current.commit(position);
        committed = position;
        lastCommit = clock.instant();
    }

    private static void closeQuietly(@Nullable SearchIndex closing) {
        if (closing != null) {
            try {
                closing.close();
            } catch (IOException | RuntimeException e) {
                LOG.debug("an index that is no longer needed did not close", e);
            }
        }
    }

    void close() throws IOException {
        working.lock();
        try {
            SearchIndex open = index;
            index = null;
            if (open != null) {
                try (open) {
                    if (open.written() && position != committed) {
                        commit(open);
                    }
                }
            }
        } finally {
            working.unlock();
        }
    }
}
