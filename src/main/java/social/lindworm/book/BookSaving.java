package social.lindworm.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.AppException;

/// Saves one [BookDraft] inside a transaction that has taken its turn.
final class BookSaving {

    private final Handle handle;
    private final Ledger ledger;
    private final Act act;

    BookSaving(Handle handle, Ledger ledger, Act act) {
        this.handle = handle;
        this.ledger = ledger;
        this.act = act;
    }

    Edits.Outcome save(BookDraft draft) {
        CatalogueRecord edition =
                draft.edition() == null ? null : present(draft.edition().ref());
        CatalogueRecord work = workOf(draft, edition);
        Optional<Edits.Outcome> refused = refused(draft, edition, work);
        return refused.orElseGet(() -> write(draft, edition, work));
    }

    private @Nullable CatalogueRecord workOf(BookDraft draft, @Nullable CatalogueRecord edition) {
        if (edition != null) {
            return present(RecordRef.work(edition.facts().number(Field.WORK_OF).getAsLong()));
        }
        return draft.work() == null ? null : present(draft.work().ref());
    }

    private Optional<Edits.Outcome> refused(
            BookDraft draft, @Nullable CatalogueRecord edition, @Nullable CatalogueRecord work) {
        if (edition != null && edition.version() != draft.version()) {
            return Optional.of(Edits.clash(handle, edition, draft.version()));
        }
        if (edition != null && work != null && work.version() != draft.workVersion() && placesDiffer(draft, work)) {
            return Optional.of(Edits.clash(handle, work, draft.workVersion()));
        }
        RecordRef self = edition == null ? RecordRef.edition(0) : edition.ref();
        return Taken.first(handle, ledger.store(), self, draft.facts()).map(Edits.NotUnique::new);
    }

    private static boolean placesDiffer(BookDraft draft, CatalogueRecord work) {
        return draft.places().stream().anyMatch(place -> place.id() == 0)
                || !draft.places().stream()
                        .map(place -> new SeriesPlace(place.id(), place.number()).text())
                        .toList()
                        .equals(work.facts().all(Field.SERIES_PLACES));
    }

    private Edits.Outcome write(BookDraft draft, @Nullable CatalogueRecord edition, @Nullable CatalogueRecord work) {
        Facts facts = draft.facts().with(Field.AUTHORS, authors(draft));
        List<String> places = places(draft);
        if (edition != null && work != null) {
            Facts kept = facts.with(Field.WORK_OF, work.ref().id())
                    .with(Field.ORIGIN, edition.facts().text(Field.ORIGIN));
            ledger.update(handle, edition, kept, act);
            ledger.update(
                    handle,
                    work,
                    workFollowing(work.facts(), edition.facts(), kept).with(Field.SERIES_PLACES, places),
                    act);
            return new Edits.Saved(edition.ref());
        }
        Act creation = new Act(Act.Action.CREATED, act.editor(), act.note(), act.at());
        long workId;
        if (work == null) {
            Facts workFacts = workFacts(facts).with(Field.SERIES_PLACES, places);
            workId = ledger.create(handle, RecordKind.WORK, workFacts, creation).id();
        } else {
            workId = work.ref().id();
            addPlaces(work, places);
        }
        return new Edits.Saved(ledger.create(handle, RecordKind.EDITION, facts.with(Field.WORK_OF, workId), creation));
    }

    /// As long as the work had the same authors as its edition it keeps having them.
    private static Facts workFollowing(Facts work, Facts before, Facts after) {
        return work.all(Field.AUTHORS).equals(before.all(Field.AUTHORS))
                ? work.with(Field.AUTHORS, after.all(Field.AUTHORS))
                : work;
    }

    /// A new edition of an existing work adds series, it does not take any away.
    private void addPlaces(CatalogueRecord work, List<String> places) {
        List<SeriesPlace> all = new ArrayList<>(SeriesPlace.of(work.facts()));
        for (String text : places) {
            SeriesPlace place = SeriesPlace.parse(text);
            if (all.stream().noneMatch(known -> known.series() == place.series())) {
                all.add(place);
            }
        }
        List<String> texts = all.stream().map(SeriesPlace::text).toList();
        ledger.update(handle, work, work.facts().with(Field.SERIES_PLACES, texts), act);
    }

    /// What is as true of the work as of its first edition.
    private static Facts workFacts(Facts edition) {
        Facts work = Facts.titled(edition.text(Field.TITLE));
        for (Field field : List.of(
                Field.SORT_TITLE,
                Field.SUBTITLE,
                Field.AUTHORS,
                Field.DESCRIPTION,
                Field.SUBJECTS,
                Field.SUBJECT_PLACES)) {
            work = work.with(field, edition.all(field));
        }
        return work.with(Field.LANGUAGES, edition.all(Field.LANGUAGES))
                .with(Field.FIRST_PUBLISHED, edition.all(Field.FIRST_PUBLISHED));
    }

    private List<String> authors(BookDraft draft) {
        return draft.authors().stream()
                .map(author -> Long.toString(author.id() == 0 ? create(RecordKind.AUTHOR, author.name()) : author.id()))
                .toList();
    }

    private List<String> places(BookDraft draft) {
        return draft.places().stream()
                .map(place -> new SeriesPlace(
                                place.id() == 0 ? create(RecordKind.SERIES, place.name()) : place.id(), place.number())
                        .text())
                .toList();
    }

    private long create(RecordKind kind, String name) {
        Act creation = new Act(Act.Action.CREATED, act.editor(), "", act.at());
        return ledger.create(handle, kind, Facts.named(name), creation).id();
    }

    private CatalogueRecord present(RecordRef ref) {
        return ledger.store().find(handle, ref).orElseThrow(() -> new AppException.NotFound("no record " + ref));
    }
}
