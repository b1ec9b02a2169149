package social.lindworm.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.credential.Tokens;
import social.lindworm.db.Database;

/// Counts tries in the database, so that a restart forgives nothing and several processes count together. Thread-safe.
final class Throttle {

    private final Database database;
    private final Clock clock;

    Throttle(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// So many tries in so long a time.
    enum Limit {
        SIGN_IN_PLACE(60, Duration.ofMinutes(15)),
        /// One person from one place: ten mistakes are a forgotten password.
        SIGN_IN_ACCOUNT_AT_PLACE(10, Duration.ofMinutes(15)),
        /// One account from everywhere: wide enough that a stranger cannot lock its owner out with a handful of tries.
        SIGN_IN_ACCOUNT(60, Duration.ofHours(1)),
        SECOND_FACTOR(10, Duration.ofMinutes(15)),
        PASSWORD_OF_SESSION(10, Duration.ofMinutes(15)),
        ADMIN_CODE(10, Duration.ofMinutes(15)),
        REGISTER(20, Duration.ofHours(1)),
        MAIL_PLACE(20, Duration.ofHours(1)),
        MAIL_ACCOUNT(4, Duration.ofHours(1)),
        CODE(20, Duration.ofMinutes(15));

        private final int tries;
        private final Duration window;

        Limit(int tries, Duration window) {
            this.tries = tries;
            this.window = window;
        }

        /// What is counted together. The subject is hashed: what people type into a sign-in field is sometimes their
        /// password.
        Bucket of(String subject) {
            return new Bucket(this, name() + ":" + Tokens.hash(subject));
        }
    }

    record Bucket(Limit limit, String key) {}

    /// Counts a try in every bucket, before what is tried is looked at, so that many at once gain nothing.
    ///
    /// @return when to try again, if a limit is reached
    Optional<Instant> take(Bucket... buckets) {
        Instant now = clock.instant();
        // Always in the same order, or two transactions could wait for each other's rows.
        List<Bucket> ordered =
                Stream.of(buckets).sorted(Comparator.comparing(Bucket::key)).toList();
        Optional<Instant> blocked = database.read(handle -> blocked(handle, ordered, now));
        return blocked.isPresent() ? blocked : database.write(handle -> count(handle, ordered, now));
    }

    private static Optional<Instant> blocked(Handle handle, List<Bucket> buckets, Instant now) {
        Optional<Instant> until = Optional.empty();
        for (Bucket bucket : buckets) {
            Optional<Instant> reset = handle.createQuery("""
                            select reset_at from account_throttle where bucket = :key and reset_at > :now and tries >= :most
                            """)
                    .bind("key", bucket.key())
                    .bind("now", now)
                    .bind("most", bucket.limit().tries)
                    .mapTo(Instant.class)
                    .findOne();
            until = later(until, reset);
        }
        return until;
    }

    private static Optional<Instant> count(Handle handle, List<Bucket> buckets, Instant now) {
        Optional<Instant> until = Optional.empty();
        for (Bucket bucket : buckets) {
            Optional<Instant> reset = handle.createQuery("""
                            insert into account_throttle (bucket, tries, reset_at) values (:key, 1, :reset)
                            on conflict (bucket) do update set
                                tries = case when account_throttle.reset_at <= :now then 1 else account_throttle.tries + 1 end,
                                reset_at = case when account_throttle.reset_at <= :now then :reset else account_throttle.reset_at end
                            returning tries, reset_at
                            """)
                    .bind("key", bucket.key())
                    .bind("now", now)
                    .bind("reset", now.plus(bucket.limit().window))
                    .map((row, context) -> row.getInt("tries") > bucket.limit().tries
                            ? Optional.of(Instant.ofEpochMilli(row.getLong("reset_at")))
                            : Optional.<Instant>empty())
                    .one();
            until = later(until, reset);
        }
        return until;
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isAfter(other.get()) ? one : other;
    }

    /// Forgets the tries of buckets whose secret was given rightly.
    void forgive(Bucket... buckets) {
        database.change(handle -> {
            for (Bucket bucket : buckets) {
                handle.createUpdate("delete from account_throttle where bucket = :key")
                        .bind("key", bucket.key())
                        .execute();
            }
        });
    }

    static void deleteExpired(Handle handle, Instant now) {
        handle.createUpdate("delete from account_throttle where reset_at <= :now")
                .bind("now", now)
                .execute();
    }
}
