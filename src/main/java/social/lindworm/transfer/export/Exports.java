package social.lindworm.transfer.export;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountId;
import social.lindworm.db.Database;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.Jobs;
import social.lindworm.jobs.RecurringJob;
import social.lindworm.site.Sites;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.StoredObject;

/// People ask for an archive of what they have given, fetch it and take it away. An archive is seen only when it is
/// whole, and only by its owner. Thread-safe.
public final class Exports {

    private final Needs needs;
    private final Archived archived;
    private final Sites sites;

    /// What the feature is built upon.
    ///
    /// @param work a folder for archives that are being made
    public record Needs(Database database, Clock clock, Jobs jobs, ExportPlace place, Path work) {}

    /// @param sites whose settings hold from the next question on
    public Exports(Needs needs, Archived archived, Sites sites) {
        this.needs = needs;
        this.archived = archived;
        this.sites = sites;
    }

    /// What becomes of a question for an archive.
    public sealed interface Asked {

        record Begun() implements Asked {}

        /// One is being made.
        record Already() implements Asked {}

        record TooSoon(Instant until) implements Asked {}

        /// Nobody gets one at present.
        record Off() implements Asked {}
    }

    /// As they are now.
    public ExportRules rules() {
        return ExportRules.of(sites.current().exports());
    }

    public Asked ask(AccountId account) {
        ExportRules rules = rules();
        if (!rules.offered()) {
            return new Asked.Off();
        }
        Instant now = needs.clock().instant();
        return needs.database().write(handle -> {
            ExportStore.turn(handle, account);
            if (ExportStore.of(handle, account).stream().anyMatch(export -> !export.ready())) {
                return new Asked.Already();
            }
            Optional<Instant> next = next(handle, account, rules).filter(now::isBefore);
            if (next.isPresent()) {
                return new Asked.TooSoon(next.get());
            }
            long id = ExportStore.insert(handle, account, UUID.randomUUID().toString(), now);
            needs.jobs().enqueue(handle, MakeExport.TYPE, Long.toString(id), new MakeExport(id));
            return new Asked.Begun();
        });
    }

    /// When this person may ask again; empty or past if now.
    public Optional<Instant> next(AccountId account) {
        ExportRules rules = rules();
        return needs.database().read(handle -> next(handle, account, rules));
    }

    private static Optional<Instant> next(Handle handle, AccountId account, ExportRules rules) {
        return ExportStore.latest(handle, account).map(latest -> latest.plus(rules.between()));
    }

    /// The newest first.
    public List<AccountExport> of(AccountId account) {
        return needs.database().read(handle -> ExportStore.of(handle, account));
    }

    /// This person's archive of that name, if it is theirs and whole.
    public Optional<AccountExport> find(AccountId account, String name) {
        return needs.database()
                .read(handle -> ExportStore.find(handle, account, name))
                .filter(AccountExport::ready);
    }

    /// An address that opens the archive for a short while; empty where this server hands it out by itself.
    public Optional<URI> signed(AccountExport export) {
        return needs.place().signed().apply(export.key());
    }

    /// Empty if the file is gone.
    public Optional<ObjectInfo> stat(AccountExport export) {
        return needs.place().store().stat(export.key());
    }

    public StoredObject open(AccountExport export, ByteRange range) {
        return needs.place().store().open(export.key(), range);
    }

    /// What is kept at present, of everybody together.
    public record Amount(long archives, long bytes) {}

    public static Amount kept(Database database) {
        return database.read(handle -> handle.createQuery(
                        "select count(*), coalesce(sum(bytes), 0) from account_export where state = 'READY'")
                .map((row, _) -> new Amount(row.getLong(1), row.getLong(2)))
                .one());
    }

    /// Takes it away, whole or not; false when there is none of theirs.
    public boolean delete(AccountId account, String name) {
        return needs.database()
                .write(handle -> ExportStore.find(handle, account, name)
                        .filter(export -> discard(handle, export.id()))
                        .isPresent());
    }

    private boolean discard(Handle handle, long export) {
        boolean gone = ExportStore.markGone(handle, export);
        if (gone) {
            needs.jobs().enqueue(handle, RemoveExport.TYPE, Long.toString(export), new RemoveExport(export));
        }
        return gone;
    }

    /// Give these to the job runner.
    public List<JobHandler<?>> jobHandlers() {
        return List.of(
                new ExportMaker(needs, archived),
                new ExportRemover(needs.database(), needs.place().store()));
    }

    /// Give this to the job runner too.
    public RecurringJob sweep() {
        return new ExportSweep(needs.database(), needs.clock(), this::rules, this::discard);
    }
}
