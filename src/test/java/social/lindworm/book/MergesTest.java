package social.lindworm.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.book.Merges.Impossible;
import social.lindworm.book.Merges.Possible;
import social.lindworm.common.AppException;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.db.TestDatabase;

@OnBothDatabases
class MergesTest {

    private static final long ADA = 7;

    private final Database database;
    private final RecordStore store;
    private final Arrivals arrivals;
    private final Edits edits;
    private final RecordingFollower follower = new RecordingFollower();
    private final Merges merges;

    MergesTest(Engine engine) {
        database = TestDatabase.fresh(engine);
        store = new RecordStore(database.dialect(), "en");
        arrivals = new Arrivals(database, Clock.systemUTC(), "en");
        edits = new Edits(database, Clock.systemUTC(), "en");
        merges = new Merges(database, Clock.systemUTC(), "en", List.of(follower));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theSurvivorFillsItsBlanksAndTheOldAddressLeadsToIt() {
        RecordRef kept = edition(Facts.titled("Emma")
                .with(Field.SUBJECTS, List.of("love"))
                .with(Field.PUBLISHED, PartialDate.ofYear(1815)));
        RecordRef gone = edition(Facts.titled("Emma, a novel")
                .with(Isbn.of("9780439023481").orElseThrow())
                .with(Field.SUBJECTS, List.of("love", "matchmaking"))
                .with(Field.PUBLISHED, new PartialDate(1815, 12, 23))
                .with(Field.GOODREADS, "5"));

        Possible done = (Possible) merges.merge(kept, gone, ADA);

        assertThat(done.alsoWorks()).isTrue();
        Facts facts = find(kept).facts();
        assertThat(facts.label()).isEqualTo("Emma");
        assertThat(facts.text(Field.ISBN_13)).isEqualTo("9780439023481");
        assertThat(facts.all(Field.SUBJECTS)).containsExactly("love", "matchmaking");
        assertThat(facts.text(Field.PUBLISHED)).isEqualTo("1815-12-23");
        assertThat(facts.all(Field.GOODREADS)).containsExactly("5");
        assertThat(redirect(gone)).contains(kept);
        Optional<CatalogueRecord> absorbed = database.read(handle -> store.find(handle, gone));
        assertThat(absorbed).isEmpty();
        assertThat(follower.calls)
                .containsExactly(
                        "moved " + gone.id() + "-" + kept.id(), "moved " + (gone.id() - 1) + "-" + (kept.id() - 1));
    }

    @Test
    void undoingGivesBothBackAsTheyWere() {
        RecordRef kept = edition(Facts.titled("Emma"));
        RecordRef gone = edition(
                Facts.titled("Emma, a novel").with(Isbn.of("9780439023481").orElseThrow()));
        Facts keptFacts = find(kept).facts();
        Facts goneFacts = find(gone).facts();
        merges.merge(kept, gone, ADA);

        merges.undo(merges.into(kept).getFirst().id(), ADA);

        assertThat(find(kept).facts()).isEqualTo(keptFacts);
        assertThat(find(gone).facts()).isEqualTo(goneFacts);
        assertThat(redirect(gone)).isEmpty();
        assertThat(merges.into(kept)).isEmpty();
        assertThat(follower.calls).hasSize(4).last().isEqualTo("undone " + gone.id() + "-" + kept.id() + " memo");
    }

    @Test
    void whatPeopleChangedSinceTheMergeStays() {
        RecordRef kept = edition(Facts.titled("Emma"));
        RecordRef gone = edition(Facts.titled("Emma").with(Field.PAGES, 300).with(Field.SUBJECTS, List.of("x")));
        merges.merge(kept, gone, ADA);
        CatalogueRecord merged = find(kept);
        edits.save(
                kept,
                merged.version(),
                merged.facts().with(Field.SUBTITLE, "A Novel").with(Field.SUBJECTS, List.of("x", "y")),
                new Edits.Editor(ADA, ""));

        merges.undo(merges.into(kept).getFirst().id(), ADA);

        Facts facts = find(kept).facts();
        assertThat(facts.text(Field.SUBTITLE)).isEqualTo("A Novel");
        assertThat(facts.has(Field.PAGES)).isFalse();
        assertThat(facts.all(Field.SUBJECTS)).containsExactly("y");
    }

    @Test
    void anAuthorsBooksFollowAndComeBack() {
        AuthorId[] authors = new AuthorId[2];
        List<RecordRef> books = new ArrayList<>();
        arrivals.batch(batch -> {
            authors[0] = batch.author("Jane Austen");
            authors[1] = batch.author("J. Austen");
            books.add(batch.addWork(Facts.titled("Emma").with(Field.AUTHORS, authors[1].value()))
                    .ref());
            books.add(batch.addWork(Facts.titled("Persuasion")
                            .with(Field.AUTHORS, List.of("" + authors[1].value(), "" + authors[0].value())))
                    .ref());
            return null;
        });

        merges.merge(authors[0].ref(), authors[1].ref(), ADA);

        assertThat(find(books.get(0)).facts().ids(Field.AUTHORS)).containsExactly(authors[0].value());
        assertThat(find(books.get(1)).facts().ids(Field.AUTHORS)).containsExactly(authors[0].value());
        assertThat(find(authors[0].ref()).facts().all(Field.ALIASES)).containsExactly("J. Austen");

        merges.undo(merges.into(authors[0].ref()).getFirst().id(), ADA);

        assertThat(find(books.get(0)).facts().ids(Field.AUTHORS)).containsExactly(authors[1].value());
        assertThat(find(books.get(1)).facts().ids(Field.AUTHORS))
                .containsExactly(authors[1].value(), authors[0].value());
        assertThat(find(authors[0].ref()).facts().has(Field.ALIASES)).isFalse();
    }

    @Test
    void aSeriesWorksFollowAndComeBack() {
        RecordRef[] refs = new RecordRef[3];
        arrivals.batch(batch -> {
            refs[0] = batch.series("Earthsea").ref();
            refs[1] = batch.series("The Earthsea Cycle").ref();
            refs[2] = batch.addWork(Facts.titled("Tehanu")
                            .with(Field.SERIES_PLACES, List.of(refs[0].id() + ":4", refs[1].id() + ":4.0")))
                    .ref();
            return null;
        });

        merges.merge(refs[0], refs[1], ADA);
        assertThat(SeriesPlace.of(find(refs[2]).facts())).containsExactly(new SeriesPlace(refs[0].id(), "4"));

        merges.undo(merges.into(refs[0]).getFirst().id(), ADA);
        assertThat(SeriesPlace.of(find(refs[2]).facts()))
                .containsExactlyInAnyOrder(new SeriesPlace(refs[0].id(), "4"), new SeriesPlace(refs[1].id(), "4.0"));
    }

    @Test
    void chainsOfMergesAreFollowedAndUndoneFromTheEnd() {
        RecordRef first = edition(Facts.titled("Emma 1"));
        RecordRef second = edition(Facts.titled("Emma 2"));
        RecordRef third = edition(Facts.titled("Emma 3"));
        merges.merge(second, first, ADA);
        long firstMerge = merges.into(second).getFirst().id();
        merges.merge(third, second, ADA);
        assertThat(redirect(first)).contains(third);

        assertThatThrownBy(() -> merges.undo(firstMerge, ADA)).isInstanceOf(AppException.Conflict.class);
        merges.undo(merges.into(third).getFirst().id(), ADA);
        merges.undo(firstMerge, ADA);

        assertThat(find(first).facts().label()).isEqualTo("Emma 1");
    }

    @Test
    void someThingsCannotBeMerged() {
        RecordRef edition = edition(Facts.titled("Emma"));
        RecordRef work =
                RecordRef.work(find(edition).facts().number(Field.WORK_OF).getAsLong());

        assertThat(merges.preview(edition, work)).isInstanceOf(Impossible.class);
        assertThat(merges.preview(edition, edition)).isInstanceOf(Impossible.class);
        assertThat(merges.preview(edition, RecordRef.edition(9_999))).isInstanceOf(Impossible.class);
    }

    private RecordRef edition(Facts facts) {
        return arrivals.batch(batch -> batch.addEdition(batch.addWork(Facts.titled(facts.label())), facts))
                .ref();
    }

    private CatalogueRecord find(RecordRef ref) {
        return database.read(handle -> store.find(handle, ref)).orElseThrow();
    }

    private Optional<RecordRef> redirect(RecordRef ref) {
        return database.read(handle -> Redirects.follow(handle, ref));
    }

    private static final class RecordingFollower implements MergeFollower {

        private final List<String> calls = new ArrayList<>();

        @Override
        public String name() {
            return "recording";
        }

        @Override
        public String moved(Handle handle, RecordRef absorbed, RecordRef survivor) {
            calls.add("moved " + absorbed.id() + "-" + survivor.id());
            return "memo";
        }

        @Override
        public void undone(Handle handle, RecordRef absorbed, RecordRef survivor, String memory) {
            calls.add("undone " + absorbed.id() + "-" + survivor.id() + " " + memory);
        }
    }
}
