package social.lindworm.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        return database.write(
                handle -> InviteStore.insert(handle, Tokens.code(CODE_GROUPS), by, terms, clock.instant()));
    }

    /// The invite of a link, if it is still good.
    public Optional<Invite> usable(String code) {
        return database.read(handle -> InviteStore.find(handle, code)).filter(invite -> invite.usable(clock.instant()));
    }

    /// The newest first.
    public List<Invite> page(int offset, int count) {
        return database.read(handle -> InviteStore.page(handle, offset, count));
    }

    /// Ends an invite now; false when it had ended.
    public boolean end(long invite) {
        return database.write(handle -> InviteStore.end(handle, invite, clock.instant()));
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

    /// Who asked, the newest first, the ignored ones last.
    public List<InviteRequest> requests(int offset, int count) {
        return database.read(handle -> InviteStore.requests(handle, offset, count));
    }

    /// Sends an invite good for one person; false when there is no such request.
    public boolean accept(long request, AccountId by) {
        Terms once = new Terms(Optional.of(ANSWER_LIFETIME), Optional.of(1));
        return database.write(handle -> {
            Optional<InviteRequest> asked = InviteStore.findRequest(handle, request);
            asked.ifPresent(found -> {
                Instant now = clock.instant();
                Invite invite = InviteStore.insert(handle, Tokens.code(CODE_GROUPS), by, once, now);
                InviteStore.answered(handle, request, invite, now);
                outbox.send(handle, new AccountMail(Kind.INVITE, 0, found.email(), found.language(), invite.code()));
            });
            return asked.isPresent();
        });
    }

    public void ignore(long request, boolean ignored) {
        database.change(handle -> InviteStore.ignore(handle, request, ignored));
    }
}
