package social.lindworm.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountMail.Kind;
import social.lindworm.account.Throttle.Limit;
import social.lindworm.account.credential.Tokens;
import social.lindworm.db.Database;

/// Invites: making them, asking for them, answering those who ask. Thread-safe.
public final class Invites {

    public static final int MAX_ANSWER = 255;

    private static final int CODE_GROUPS = 7;
    private static final Duration ANSWER_LIFETIME = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;
    private final Throttle throttle;
    private final Outbox outbox;

    Invites(Database database, Clock clock, Throttle throttle, Outbox outbox) {
        this.database = database;
        this.clock = clock;
        this.throttle = throttle;
        this.outbox = outbox;
    }

    /// How long and how often an invite is good; empty means without end.
    public record Terms(Optional<Duration> lifetime, Optional<Integer> uses) {}

    public Invite create(AccountId by, Terms terms) {
        return database.write(handle -> create(handle, by, terms));
    }

    /// [#create(AccountId, Terms)] within the caller's transaction.
    public Invite create(Handle handle, AccountId by, Terms terms) {
        return InviteStore.insert(handle, Tokens.code(CODE_GROUPS), by, terms, clock.instant());
    }

    /// The invite of a link, if it is still good for somebody.
    public Optional<Invite> usable(String code) {
        return database.read(handle -> InviteStore.usable(handle, code, clock.instant()));
    }

    /// A part of the list, and how long it is.
    public record Part<T>(List<T> rows, long total) {}

    /// The newest first.
    public Part<Invite> page(int offset, int count) {
        return database.read(handle -> new Part<>(InviteStore.page(handle, offset, count), InviteStore.count(handle)));
    }

    /// Ends an invite now, within the caller's transaction; false when it had ended.
    public boolean end(Handle handle, long invite) {
        return InviteStore.end(handle, invite, clock.instant());
    }

    /// Notes that somebody would like to be invited. Asking twice is asking once.
    ///
    /// @return when to try again, if too many asked from that place
    public Optional<Instant> request(EmailAddress email, String answer, String language, Client client) {
        Optional<Instant> blocked = throttle.take(Limit.MAIL_PLACE.of(client.place()));
        if (blocked.isEmpty()) {
            database.change(handle -> InviteStore.request(handle, email, answer, language, clock.instant()));
        }
        return blocked;
    }

    /// Who asked, the newest first.
    public List<InviteRequest> requests(InviteRequest.Stage stage, int offset, int count) {
        return database.read(handle -> InviteStore.requests(handle, stage, offset, count));
    }

    /// How many requests there are; a stage without any is missing.
    public Map<InviteRequest.Stage, Long> requestCounts() {
        return database.read(InviteStore::requestCounts);
    }

    /// Sends an invite good for one person, within the caller's transaction; empty when there is no such request.
    public Optional<InviteRequest> accept(Handle handle, long request, AccountId by) {
        Terms once = new Terms(Optional.of(ANSWER_LIFETIME), Optional.of(1));
        Optional<InviteRequest> asked = InviteStore.findRequest(handle, request);
        asked.ifPresent(found -> {
            Instant now = clock.instant();
            Invite invite = InviteStore.insert(handle, Tokens.code(CODE_GROUPS), by, once, now);
            InviteStore.answered(handle, request, invite, now);
            outbox.send(handle, new AccountMail(Kind.INVITE, 0, found.email(), found.language(), invite.code()));
        });
        return asked;
    }

    /// Puts a request aside or takes it up again, within the caller's transaction; empty when there is none or nothing
    /// changes.
    public Optional<InviteRequest> ignore(Handle handle, long request, boolean ignored) {
        Optional<InviteRequest> asked =
                InviteStore.findRequest(handle, request).filter(found -> found.ignored() != ignored);
        asked.ifPresent(found -> InviteStore.ignore(handle, request, ignored));
        return asked;
    }
}
