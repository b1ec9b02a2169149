package social.lindworm.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.db.Database;

/// Reads and changes the settings of the instance. Thread-safe.
///
/// Pages ask for them all the time, so they are kept in memory; a change made here is seen here at once, one made by
/// another process within a second, because each change raises the version of the row.
public final class Sites {

    private static final Duration TRUSTED = Duration.ofSeconds(1);
    private static final int CODE_LETTERS = 28;
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Database database;
    private final Clock clock;
    private final ReentrantLock keeping = new ReentrantLock();
    private volatile @Nullable Cached cached;

    /// Raised whenever what is kept is forgotten: what was read before that is not kept any more.
    private final AtomicLong forgotten = new AtomicLong();

    private record Cached(SiteStore.Stored stored, Instant checked) {}

    public Sites(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The settings as they are now; the first ones are made where there are none.
    public Site current() {
        Instant now = clock.instant();
        long before = forgotten.get();
        Cached known = cached;
        if (known != null && now.isBefore(known.checked().plus(TRUSTED)) && !now.isBefore(known.checked())) {
            return known.stored().site();
        }
        if (known != null && sameVersion(known)) {
            keep(new Cached(known.stored(), now), before);
            return known.stored().site();
        }
        SiteStore.Stored stored = database.read(SiteStore::find).orElseGet(this::created);
        keep(new Cached(stored, now), before);
        return stored.site();
    }

    private void keep(Cached read, long before) {
        keeping.lock();
        try {
            if (forgotten.get() == before) {
                cached = read;
            }
        } finally {
            keeping.unlock();
        }
    }

    private boolean sameVersion(Cached known) {
        Optional<Long> version = database.read(SiteStore::version);
        return version.isPresent() && version.get() == known.stored().version();
    }

    private SiteStore.Stored created() {
        return database.write(handle -> {
            SiteStore.create(handle, newAdminCode());
            return SiteStore.find(handle).orElseThrow();
        });
    }

    /// The settings as the caller's transaction sees them.
    public Site current(Handle handle) {
        SiteStore.create(handle, newAdminCode());
        return SiteStore.find(handle).orElseThrow().site();
    }

    public void change(Site.Identity identity) {
        current();
        database.change(handle -> change(handle, identity));
    }

    /// [#change(Site.Identity)] within the caller's transaction; so are the others below.
    public void change(Handle handle, Site.Identity identity) {
        SiteStore.change(handle, identity);
        handle.afterCommit(this::refresh);
    }

    public void change(Site.Texts texts) {
        current();
        database.change(handle -> change(handle, texts));
    }

    public void change(Handle handle, Site.Texts texts) {
        SiteStore.change(handle, texts);
        handle.afterCommit(this::refresh);
    }

    public void change(Site.Look look) {
        current();
        database.change(handle -> change(handle, look));
    }

    public void change(Handle handle, Site.Look look) {
        SiteStore.change(handle, look);
        handle.afterCommit(this::refresh);
    }

    public void change(Site.Registration registration) {
        current();
        database.change(handle -> change(handle, registration));
    }

    public void change(Handle handle, Site.Registration registration) {
        SiteStore.change(handle, registration);
        handle.afterCommit(this::refresh);
    }

    public void change(Site.Exports exports) {
        current();
        database.change(handle -> change(handle, exports));
    }

    public void change(Handle handle, Site.Exports exports) {
        SiteStore.change(handle, exports);
        handle.afterCommit(this::refresh);
    }

    /// Ends the install mode within the caller's transaction, also where nobody has asked for the settings before. Of
    /// two who try at once, one is told `true`.
    public boolean endInstallMode(Handle handle) {
        refresh();
        SiteStore.create(handle, newAdminCode());
        return SiteStore.endInstallMode(handle);
    }

    /// Forgets what is kept in memory; call it after a transaction that changed the settings.
    public void refresh() {
        keeping.lock();
        try {
            forgotten.incrementAndGet();
            cached = null;
        } finally {
            keeping.unlock();
        }
    }

    /// The code that proves, during set-up, that somebody may read this machine's data.
    public String adminCode() {
        current();
        return database.read(SiteStore::adminCode);
    }

    /// Whether a typed code is that code; case, spaces and hyphens do not matter, and the time it takes tells
    /// nothing.
    public boolean isAdminCode(String typed) {
        return MessageDigest.isEqual(plain(typed), plain(adminCode()));
    }

    private static byte[] plain(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").getBytes(StandardCharsets.UTF_8);
    }

    private static String newAdminCode() {
        SecureRandom random = new SecureRandom();
        StringBuilder code = new StringBuilder();
        for (int letter = 0; letter < CODE_LETTERS; letter++) {
            if (letter > 0 && letter % 4 == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
