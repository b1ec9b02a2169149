package social.lindworm.book;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.AppException;
import social.lindworm.db.Database;

/// People change the catalogue. Every method is one transaction that writes the record, its history and the change log
/// together. Thread-safe.
public final class Edits {

    /// How an edit ended.
    public sealed interface Outcome {}

    /// It stands.
    public record Saved(RecordRef ref) implements Outcome {}

    /// Somebody else was faster; nothing was written.
    ///
    /// @param now the record as it stands
    /// @param base as it stood when this editor began, null if nobody knows any more
    public record Clash(CatalogueRecord now, @Nullable Facts base) implements Outcome {}

    /// Another record has that number; nothing was written.
    public record NotUnique(Taken taken) implements Outcome {}

    private final Database database;
    private final Clock clock;
    private final Ledger ledger;

    /// @param language the code of the language most readers here read, for sorting and ranking
    public Edits(Database database, Clock clock, String language) {
        this.database = database;
        this.clock = clock;
        this.ledger = new Ledger(new RecordStore(database.dialect(), language));
    }

    /// Saves a new or changed book; new authors, series and, where none is named, the work are made with it.
    public Outcome save(BookDraft draft, long editor) {
        return database.write(handle -> {
            ledger.store().turn(handle);
            return new BookSaving(handle, ledger, act(Act.Action.EDITED, editor, draft.note())).save(draft);
        });
    }

    /// Saves all facts of one record: an author, a series, or a work by itself.
    public Outcome save(RecordRef ref, long fromVersion, Facts facts, Editor editor) {
        return database.write(handle -> {
            ledger.store().turn(handle);
            CatalogueRecord now = present(handle, ref);
            if (now.version() != fromVersion) {
                return clash(handle, now, fromVersion);
            }
            return update(handle, now, facts, act(Act.Action.EDITED, editor.account(), editor.note()));
        });
    }

    /// Saves a series and the places of its works.
    ///
    /// @param numbers the place of each work by its id; works that are not named keep theirs
    public Outcome save(SeriesId series, long fromVersion, Facts facts, Map<Long, String> numbers, Editor editor) {
        return database.write(handle -> {
            ledger.store().turn(handle);
            CatalogueRecord now = present(handle, series.ref());
            if (now.version() != fromVersion) {
                return clash(handle, now, fromVersion);
            }
            Act act = act(Act.Action.EDITED, editor.account(), editor.note());
            Outcome outcome = update(handle, now, facts, act);
            if (outcome instanceof Saved) {
                numbers.forEach((work, number) -> renumber(handle, new SeriesPlace(series.value(), number), work, act));
            }
            return outcome;
        });
    }

    private void renumber(Handle handle, SeriesPlace place, long work, Act act) {
        ledger.store().find(handle, RecordRef.work(work)).ifPresent(record -> {
            List<String> places = SeriesPlace.of(record.facts()).stream()
                    .map(known -> known.series() == place.series() ? place.text() : known.text())
                    .toList();
            ledger.update(handle, record, record.facts().with(Field.SERIES_PLACES, places), act);
        });
    }

    /// Who saves, and why.
    public record Editor(long account, String note) {}

    /// Brings a record back to an earlier state, as a new edit. Authors, series and works that were merged since are
    /// replaced by those they were merged into.
    public Outcome revert(RecordRef ref, long number, long editor) {
        return database.write(handle -> {
            ledger.store().turn(handle);
            CatalogueRecord now = present(handle, ref);
            Revision revision = RevisionStore.find(handle, ref, number)
                    .orElseThrow(() -> new AppException.NotFound("no revision " + number + " of " + ref));
            Facts facts = Survivors.replaceAbsorbed(handle, revision.facts());
            return update(handle, now, facts, act(Act.Action.REVERTED, editor, Long.toString(number)));
        });
    }

    private Outcome update(Handle handle, CatalogueRecord now, Facts facts, Act act) {
        Optional<Taken> taken = Taken.first(handle, ledger.store(), now.ref(), facts);
        if (taken.isPresent()) {
            return new NotUnique(taken.get());
        }
        ledger.update(handle, now, facts, act);
        return new Saved(now.ref());
    }

    private CatalogueRecord present(Handle handle, RecordRef ref) {
        return ledger.store().find(handle, ref).orElseThrow(() -> new AppException.NotFound("no record " + ref));
    }

    private Act act(Act.Action action, long editor, String note) {
        return new Act(action, editor, note, clock.instant());
    }

    static Clash clash(Handle handle, CatalogueRecord now, long fromVersion) {
        return new Clash(
                now,
                RevisionStore.find(handle, now.ref(), fromVersion)
                        .map(Revision::facts)
                        .orElse(null));
    }
}
