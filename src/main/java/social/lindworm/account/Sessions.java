package social.lindworm.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.account.SessionStore.SignedIn;
import social.lindworm.account.credential.Tokens;
import social.lindworm.config.WebConfig;
import social.lindworm.db.Database;
import social.lindworm.web.Languages;
import social.lindworm.web.Theme;
import social.lindworm.web.Viewer;
import social.lindworm.web.ViewerSource;

/// Who is signed in where. Thread-safe. A page of a signed-in reader costs one indexed query here.
public final class Sessions implements ViewerSource {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration SEEN_AGAIN_AFTER = Duration.ofMinutes(5);
    private static final int AVATAR_PIXELS = 64;
    private static final int LONGEST_TOKEN = 100;

    private final Database database;
    private final Clock clock;
    private final Avatars avatars;
    private final WebConfig config;

    /// Sessions of which this process has just noted that they were seen.
    private final Cache<Long, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(SEEN_AGAIN_AFTER)
            .build();

    public Sessions(Database database, Clock clock, Avatars avatars, WebConfig config) {
        this.database = database;
        this.clock = clock;
        this.avatars = avatars;
        this.config = config;
    }

    @Override
    public Optional<Viewer> viewer(String token, Locale negotiated) {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<SignedIn> found = database.read(handle -> SessionStore.find(handle, token, now));
        found.ifPresent(session -> noteSeen(session, now));
        return found.map(session -> viewer(session, negotiated));
    }

    private Viewer viewer(SignedIn session, Locale negotiated) {
        Long avatar = session.avatarMedia();
        return new Viewer(
                session.account().value(),
                session.username(),
                session.displayName().isEmpty() ? session.username() : session.displayName(),
                avatar == null ? Optional.empty() : avatars.url(avatar, AVATAR_PIXELS),
                session.role().permissions(),
                session.language().isEmpty() ? negotiated : Languages.nearest(session.language(), negotiated),
                zone(session.zone()),
                Theme.valueOf(session.theme()),
                session.session(),
                session.standing().errand());
    }

    private ZoneId zone(String id) {
        try {
            return id.isEmpty() ? config.zone() : ZoneId.of(id);
        } catch (DateTimeException e) {
            return config.zone();
        }
    }

    /// Written beside the request: a page must not wait for the writing connection.
    private void noteSeen(SignedIn session, Instant now) {
        boolean longAgo = session.lastSeen().plus(SEEN_AGAIN_AFTER).isBefore(now);
        if (longAgo && seen.asMap().putIfAbsent(session.session(), true) == null) {
            Thread.startVirtualThread(() -> {
                try {
                    database.change(handle -> SessionStore.touch(handle, session, now));
                } catch (RuntimeException e) {
                    LOG.atDebug().setCause(e).log("could not note when a session was last seen");
                }
            });
        }
    }

    /// Starts a session within the caller's transaction.
    ///
    /// @return the token for the cookie, which is kept nowhere else
    String open(Handle handle, AccountId account, Client client) {
        Instant now = clock.instant();
        String token = Tokens.secret();
        SessionStore.insert(handle, account, token, client, now, now.plus(config.sessionLifetime()));
        return token;
    }

    /// Ends the session of a cookie.
    public void close(String token) {
        database.change(handle -> SessionStore.endByToken(handle, token));
    }

    /// Where somebody is signed in, the latest seen first.
    public List<Session> of(AccountId account) {
        return database.read(handle -> SessionStore.of(handle, account, clock.instant()));
    }

    /// Ends a session of its own person; false when it is not theirs or has ended.
    public boolean end(AccountId account, long session) {
        return database.write(handle -> SessionStore.end(handle, account, session));
    }

    /// Ends all sessions of a person but one.
    ///
    /// @param kept 0 ends all
    /// @return how many were ended
    public int endOthers(AccountId account, long kept) {
        return database.write(handle -> SessionStore.endOthers(handle, account, kept));
    }

    public Duration lifetime() {
        return config.sessionLifetime();
    }
}
