package social.lindworm.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import social.lindworm.book.ArrivalBatch;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.book.Isbn;
import social.lindworm.book.RecordKind;
import social.lindworm.book.SeriesPlace;
import social.lindworm.book.WorkId;
import social.lindworm.search.Renown;

/// Adds some rows to the catalogue within one transaction. A book is known by its ISBN or its Goodreads number, a work
/// by its Goodreads number; what is there is left as it is.
final class BookBatch {

    private final ArrivalBatch batch;
    private final Map<WorkId, Long> readers = new HashMap<>();

    BookBatch(ArrivalBatch batch) {
        this.batch = batch;
    }

    record Added(int works, int editions, int authors, int known) {}

    Added add(List<BookRow.Good> rows) {
        lookUp(rows);
        int known = 0;
        for (BookRow.Good row : rows) {
            if (edition(row).isPresent()) {
                known++;
            } else {
                add(row);
            }
        }
        batch.written(handle -> Renown.note(handle, readers));
        return new Added(
                batch.added(RecordKind.WORK), batch.added(RecordKind.EDITION), batch.added(RecordKind.AUTHOR), known);
    }

    private void lookUp(List<BookRow.Good> rows) {
        batch.lookUp(RecordKind.EDITION, Field.GOODREADS, all(rows, row -> Stream.of(row.goodreadsBook())));
        batch.lookUp(
                RecordKind.EDITION,
                Field.ISBN_13,
                all(rows, row -> row.isbn().stream().map(Isbn::thirteen)));
        batch.lookUp(RecordKind.WORK, Field.GOODREADS, all(rows, row -> Stream.of(row.goodreadsWork())));
        batch.lookUpAuthors(all(rows, row -> row.authors().stream()));
        batch.lookUpSeries(all(rows, row -> row.series().stream().map(SeriesInTitle.Place::series)));
    }

    private static List<String> all(List<BookRow.Good> rows, Function<BookRow.Good, Stream<String>> texts) {
        return rows.stream().flatMap(texts).filter(text -> !text.isEmpty()).toList();
    }

    private Optional<Long> edition(BookRow.Good row) {
        return row.isbn()
                .flatMap(isbn -> batch.known(RecordKind.EDITION, Field.ISBN_13, isbn.thirteen()))
                .or(() -> row.goodreadsBook().isEmpty()
                        ? Optional.empty()
                        : batch.known(RecordKind.EDITION, Field.GOODREADS, row.goodreadsBook()));
    }

    private void add(BookRow.Good row) {
        List<String> authors = row.authors().stream()
                .map(name -> Long.toString(batch.author(name).value()))
                .toList();
        Facts shared = Facts.NONE
                .with(Field.AUTHORS, authors)
                .with(Field.FIRST_PUBLISHED, row.firstPublished().orElse(null))
                .with(Field.LANGUAGES, row.language());
        Facts edition = shared.with(Field.TITLE, row.title()).with(Field.GOODREADS, row.goodreadsBook());
        WorkId work = work(row, shared);
        batch.addEdition(work, row.isbn().map(edition::with).orElse(edition));
        readers.merge(work, row.readers(), Math::max);
    }

    private WorkId work(BookRow.Good row, Facts shared) {
        Optional<Long> known = row.goodreadsWork().isEmpty()
                ? Optional.empty()
                : batch.known(RecordKind.WORK, Field.GOODREADS, row.goodreadsWork());
        return known.map(WorkId::new)
                .orElseGet(() -> batch.addWork(shared.with(Field.LANGUAGES, List.of())
                        .with(Field.TITLE, row.originalTitle())
                        .with(Field.GOODREADS, row.goodreadsWork())
                        .with(Field.SERIES_PLACES, places(row))));
    }

    private List<String> places(BookRow.Good row) {
        Map<Long, String> numbers = new HashMap<>();
        List<String> places = new ArrayList<>();
        for (SeriesInTitle.Place place : row.series()) {
            long series = batch.series(place.series()).value();
            if (numbers.putIfAbsent(series, place.number()) == null) {
                places.add(new SeriesPlace(series, place.number()).text());
            }
        }
        return places;
    }
}
