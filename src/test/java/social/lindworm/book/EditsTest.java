package social.lindworm.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.book.Edits.Clash;
import social.lindworm.book.Edits.NotUnique;
import social.lindworm.book.Edits.Saved;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.db.TestDatabase;

@OnBothDatabases
class EditsTest {

    private static final long ADA = 7;
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Database database;
    private final RecordStore store;
    private final Edits edits;

    EditsTest(Engine engine) {
        database = TestDatabase.fresh(engine);
        store = new RecordStore(database.dialect(), "en");
        edits = new Edits(database, Clock.fixed(NOW, ZoneOffset.UTC), "en");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aNewBookBringsItsWorkAuthorsAndSeries() {
        RecordRef edition = saved(newBook("A Wizard of Earthsea"));

        CatalogueRecord book = find(edition);
        CatalogueRecord work = find(workOf(book));
        assertThat(book.version()).isEqualTo(1);
        assertThat(book.editor()).isEqualTo(ADA);
        assertThat(work.facts().label()).isEqualTo("A Wizard of Earthsea");
        assertThat(work.facts().ids(Field.AUTHORS))
                .isEqualTo(book.facts().ids(Field.AUTHORS))
                .hasSize(1);
        assertThat(SeriesPlace.of(work.facts()))
                .singleElement()
                .extracting(SeriesPlace::number)
                .isEqualTo("1");
        assertThat(revisions(edition))
                .singleElement()
                .extracting(Revision::action)
                .isEqualTo("CREATED");
        assertThat(changes()).hasSize(4);
    }

    @Test
    void anEditKeepsTheStateBeforeIt() {
        RecordRef edition = saved(newBook("A Wizard of Earthsea"));

        saved(edited(edition, find(edition).facts().with(Field.PAGES, 205), "counted"));

        assertThat(find(edition).version()).isEqualTo(2);
        assertThat(revisions(edition)).extracting(Revision::number).containsExactly(2L, 1L);
        assertThat(revisions(edition).getFirst().note()).isEqualTo("counted");
        assertThat(revisions(edition)
                        .getFirst()
                        .facts()
                        .differences(revisions(edition).getLast().facts()))
                .containsExactly(Field.PAGES);
    }

    @Test
    void savingWhatIsThereWritesNothing() {
        RecordRef edition = saved(newBook("A Wizard of Earthsea"));

        saved(edited(edition, find(edition).facts(), ""));

        assertThat(find(edition).version()).isEqualTo(1);
    }

    @Test
    void theSecondOfTwoEditorsIsShownWhatTheFirstDid() {
        RecordRef edition = saved(newBook("A Wizard of Earthsea"));
        BookDraft mine = edited(edition, find(edition).facts().with(Field.PAGES, 205), "");
        saved(edited(edition, find(edition).facts().with(Field.PAGES, 183), ""));

        Clash clash = (Clash) edits.save(mine, 8);

        assertThat(clash.now().facts().text(Field.PAGES)).isEqualTo("183");
        assertThat(clash.base()).isNotNull();
        assertThat(find(edition).facts().text(Field.PAGES)).isEqualTo("183");
    }

    @Test
    void aNumberOfAnotherRecordIsRefused() {
        BookDraft first = newBook("A Wizard of Earthsea");
        RecordRef edition = saved(
                withFacts(first, first.facts().with(Isbn.of("9780439023481").orElseThrow())));

        BookDraft second = newBook("Tehanu");
        Edits.Outcome outcome = edits.save(
                withFacts(second, second.facts().with(Isbn.of("0439023483").orElseThrow())), ADA);

        assertThat(outcome).isInstanceOfSatisfying(NotUnique.class, refused -> {
            assertThat(refused.taken().owner()).isEqualTo(edition);
            assertThat(refused.taken().label()).isEqualTo("A Wizard of Earthsea");
        });
        assertThat(changes()).hasSize(4);
    }

    @Test
    void revertingBringsTheOldStateBackAsANewRevision() {
        RecordRef edition = saved(newBook("A Wizard of Earthsea"));
        saved(edited(edition, Facts.titled("VANDAL"), ""));

        edits.revert(edition, 1, ADA);

        assertThat(find(edition).facts().label()).isEqualTo("A Wizard of Earthsea");
        assertThat(find(edition).version()).isEqualTo(3);
        assertThat(revisions(edition).getFirst().action()).isEqualTo("REVERTED");
        assertThat(revisions(edition).getFirst().note()).isEqualTo("1");
    }

    @Test
    void whatCameInBulkCanBeRevertedToo() {
        EditionId imported = new Arrivals(database, Clock.systemUTC(), "en").batch(batch -> {
            WorkId work = batch.addWork(Facts.titled("Emma"));
            return batch.addEdition(work, Facts.titled("Emma"));
        });
        assertThat(revisions(imported.ref())).isEmpty();

        saved(edited(imported.ref(), Facts.titled("Emma!"), ""));
        edits.revert(imported.ref(), 1, ADA);

        assertThat(find(imported.ref()).facts().label()).isEqualTo("Emma");
        assertThat(revisions(imported.ref()).getLast().action()).isEqualTo("ARRIVED");
    }

    @Test
    void anotherEditionOfAWorkSharesItsSeries() {
        RecordRef first = saved(newBook("A Wizard of Earthsea"));
        WorkId work = new WorkId(workOf(find(first)).id());

        RecordRef second = saved(
                new BookDraft(null, 0, work, 0, Facts.titled("O Feiticeiro de Terramar"), List.of(), List.of(), ""));

        assertThat(workOf(find(second))).isEqualTo(work.ref());
        assertThat(SeriesPlace.of(find(work.ref()).facts())).hasSize(1);
    }

    @Test
    void seriesLeaveAndComeWithTheBook() {
        RecordRef edition = saved(newBook("A Wizard of Earthsea"));
        CatalogueRecord work = find(workOf(find(edition)));
        long series = SeriesPlace.of(work.facts()).getFirst().series();

        saved(new BookDraft(
                new EditionId(edition.id()),
                1,
                null,
                1,
                find(edition).facts(),
                List.of(),
                List.of(new BookDraft.Place(series, "", "1.5"), new BookDraft.Place(0, "Hainish", "")),
                ""));

        assertThat(SeriesPlace.of(find(work.ref()).facts()))
                .extracting(SeriesPlace::number)
                .containsExactly("1.5", "");
        assertThat(revisions(work.ref())).hasSize(2);
    }

    private static BookDraft newBook(String title) {
        return new BookDraft(
                null,
                0,
                null,
                0,
                Facts.titled(title),
                List.of(new BookDraft.Author(0, "Ursula K. Le Guin")),
                List.of(new BookDraft.Place(0, "Earthsea", "1")),
                "");
    }

    private BookDraft edited(RecordRef edition, Facts facts, String note) {
        CatalogueRecord book = find(edition);
        CatalogueRecord work = find(workOf(book));
        return new BookDraft(
                new EditionId(edition.id()),
                book.version(),
                null,
                work.version(),
                facts,
                book.facts().ids(Field.AUTHORS).stream()
                        .map(id -> new BookDraft.Author(id, ""))
                        .toList(),
                SeriesPlace.of(work.facts()).stream()
                        .map(place -> new BookDraft.Place(place.series(), "", place.number()))
                        .toList(),
                note);
    }

    private static BookDraft withFacts(BookDraft draft, Facts facts) {
        return new BookDraft(null, 0, null, 0, facts, draft.authors(), draft.places(), "");
    }

    private RecordRef saved(BookDraft draft) {
        return ((Saved) edits.save(draft, ADA)).ref();
    }

    private CatalogueRecord find(RecordRef ref) {
        return database.read(handle -> store.find(handle, ref)).orElseThrow();
    }

    private static RecordRef workOf(CatalogueRecord edition) {
        return RecordRef.work(edition.facts().number(Field.WORK_OF).getAsLong());
    }

    private List<Revision> revisions(RecordRef ref) {
        return database.read(handle -> RevisionStore.newest(handle, ref, Long.MAX_VALUE, 10));
    }

    private List<Long> changes() {
        return database.read(handle -> handle.createQuery("select id from book_change")
                .mapTo(Long.class)
                .list());
    }
}
