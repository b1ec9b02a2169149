package social.lindworm.book;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Facts from the past name records that may have been merged away since.
final class Survivors {

    private Survivors() {}

    static Facts replaceAbsorbed(Handle handle, Facts facts) {
        Facts replaced = facts;
        if (facts.has(Field.AUTHORS)) {
            List<String> authors = facts.ids(Field.AUTHORS).stream()
                    .flatMap(id -> present(handle, RecordRef.author(id)).stream())
                    .map(ref -> Long.toString(ref.id()))
                    .toList();
            replaced = replaced.with(Field.AUTHORS, authors);
        }
        if (facts.has(Field.SERIES_PLACES)) {
            List<String> places = SeriesPlace.of(facts).stream()
                    .flatMap(place -> present(handle, RecordRef.series(place.series())).stream()
                            .map(ref -> new SeriesPlace(ref.id(), place.number()).text()))
                    .toList();
            replaced = replaced.with(Field.SERIES_PLACES, places);
        }
        if (facts.has(Field.WORK_OF)) {
            long work = facts.number(Field.WORK_OF).getAsLong();
            replaced = replaced.with(
                    Field.WORK_OF,
                    present(handle, RecordRef.work(work)).map(RecordRef::id).orElse(work));
        }
        return replaced;
    }

    private static Optional<RecordRef> present(Handle handle, RecordRef ref) {
        boolean there = handle.createQuery("select 1 from <table> where id = :id")
                .define("table", ref.kind().path())
                .bind("id", ref.id())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        return there ? Optional.of(ref) : Redirects.follow(handle, ref);
    }
}
