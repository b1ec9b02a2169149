package social.lindworm.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.lindworm.account.AccountId;
import social.lindworm.account.Invite;
import social.lindworm.account.InviteRequest;
import social.lindworm.account.Invites;
import social.lindworm.db.Database;

/// Hands out invites and answers those who ask for one. Thread-safe.
public final class InviteChanges {

    private final Database database;
    private final Invites invites;
    private final ActLog log;

    InviteChanges(Database database, Invites invites, ActLog log) {
        this.database = database;
        this.invites = invites;
        this.log = log;
    }

    public Invite create(AccountId by, Invites.Terms terms) {
        return database.write(handle -> {
            Invite invite = invites.create(handle, by, terms);
            log.record(handle, Act.of(by, ActKind.INVITE, "#" + invite.id(), "", terms(invite)));
            return invite;
        });
    }

    /// False when it had ended.
    public boolean end(AccountId by, long invite) {
        return database.write(handle -> {
            boolean ended = invites.end(handle, invite);
            if (ended) {
                log.record(handle, Act.of(by, ActKind.END_INVITE, "#" + invite, "", ""));
            }
            return ended;
        });
    }

    /// Sends an invite to who asked; false when there is no such request.
    public boolean accept(AccountId by, long request) {
        return database.write(handle -> {
            Optional<InviteRequest> asked = invites.accept(handle, request, by);
            asked.ifPresent(
                    found -> log.record(handle, Act.of(by, ActKind.ACCEPT_REQUEST, found.shortEmail(), "", "")));
            return asked.isPresent();
        });
    }

    /// Puts a request aside or takes it up again; false when there is nothing to change.
    public boolean ignore(AccountId by, long request, boolean ignored) {
        ActKind kind = ignored ? ActKind.IGNORE_REQUEST : ActKind.NOTICE_REQUEST;
        return database.write(handle -> {
            Optional<InviteRequest> asked = invites.ignore(handle, request, ignored);
            asked.ifPresent(found -> log.record(handle, Act.of(by, kind, found.shortEmail(), "", "")));
            return asked.isPresent();
        });
    }

    /// In signs that need no translation: `5 × → 2026-12-30`.
    private static String terms(Invite invite) {
        Integer uses = invite.useLimit();
        return (uses == null ? "∞" : uses) + " × → " + day(invite.expires());
    }

    private static String day(@Nullable Instant instant) {
        return instant == null
                ? "∞"
                : LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}
