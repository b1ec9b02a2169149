package social.lindworm.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.db.TestDatabase;

@OnBothDatabases
class ArrivalsTest {

    private static final Isbn HUNGER_GAMES = Isbn.of("9780439023481").orElseThrow();

    private final Database database;
    private final RecordStore store;
    private final Arrivals arrivals;

    ArrivalsTest(Engine engine) {
        database = TestDatabase.fresh(engine);
        store = new RecordStore(database.dialect(), "en");
        arrivals = new Arrivals(database, Clock.systemUTC(), "en");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aWholeBookArrives() {
        EditionId id = arrivals.batch(ArrivalsTest::addHungerGames);

        CatalogueRecord edition = find(id.ref());
        assertThat(edition.facts().text(Field.TITLE)).isEqualTo("The Hunger Games");
        assertThat(edition.facts().text(Field.ISBN_10)).isEqualTo("0439023483");
        assertThat(edition.facts().all(Field.GOODREADS)).containsExactly("2767052");
        long workId = edition.facts().number(Field.WORK_OF).getAsLong();
        CatalogueRecord work = find(RecordRef.work(workId));
        assertThat(work.version()).isEqualTo(1);
        SeriesPlace place = SeriesPlace.of(work.facts()).getFirst();
        assertThat(place.number()).isEqualTo("1");
        assertThat(find(RecordRef.series(place.series())).facts().label()).isEqualTo("The Hunger Games");
        assertThat(find(RecordRef.author(work.facts().ids(Field.AUTHORS).getFirst()))
                        .facts()
                        .label())
                .isEqualTo("Suzanne Collins");
    }

    @Test
    void theSecondArrivalFindsTheFirst() {
        EditionId first = arrivals.batch(ArrivalsTest::addHungerGames);

        boolean[] asked = new boolean[1];
        arrivals.batch(batch -> {
            batch.lookUp(RecordKind.EDITION, Field.ISBN_13, List.of(HUNGER_GAMES.thirteen(), "9780000000000"));
            batch.lookUp(RecordKind.EDITION, Field.GOODREADS, List.of("2767052"));
            batch.lookUpAuthors(Set.of("Collins, Suzanne"));
            batch.lookUpSeries(Set.of("the hunger games"));
            assertThat(batch.known(RecordKind.EDITION, Field.ISBN_13, HUNGER_GAMES.thirteen()))
                    .contains(first.value());
            assertThat(batch.known(RecordKind.EDITION, Field.GOODREADS, "2767052"))
                    .contains(first.value());
            assertThat(batch.known(RecordKind.WORK, Field.GOODREADS, "2767052")).isEmpty();
            batch.author("SUZANNE COLLINS");
            batch.series("The Hunger Games");
            asked[0] = batch.pending() == 0;
            return null;
        });

        assertThat(asked[0]).isTrue();
        assertThat(count("author")).isEqualTo(1);
    }

    @Test
    void hundredsInOneBatchKeepTheirIdsApart() {
        arrivals.batch(batch -> {
            for (int i = 0; i < 700; i++) {
                WorkId work = batch.addWork(Facts.titled("Book " + i)
                        .with(Field.AUTHORS, batch.author("Author " + i % 300).value()));
                batch.addEdition(work, Facts.titled("Book " + i));
            }
            return null;
        });

        assertThat(count("book")).isEqualTo(1_400);
        assertThat(count("author")).isEqualTo(300);
        assertThat(count("book_change")).isEqualTo(1_700);
        EditionId after = arrivals.batch(ArrivalsTest::addHungerGames);
        assertThat(find(after.ref()).facts().label()).isEqualTo("The Hunger Games");
    }

    @Test
    void equalImportsAtOnceMakeNoTwins() throws Exception {
        Callable<Object> oneImport = () -> arrivals.batch(batch -> {
            batch.lookUp(RecordKind.EDITION, Field.ISBN_13, List.of(HUNGER_GAMES.thirteen()));
            batch.lookUpAuthors(List.of("Suzanne Collins"));
            batch.lookUpSeries(List.of("The Hunger Games"));
            return batch.known(RecordKind.EDITION, Field.ISBN_13, HUNGER_GAMES.thirteen())
                    .map(EditionId::new)
                    .orElseGet(() -> addHungerGames(batch));
        });

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(java.util.Collections.nCopies(8, oneImport))) {
                done.get();
            }
        }

        assertThat(count("book")).isEqualTo(2);
        assertThat(count("author")).isEqualTo(1);
        assertThat(count("series")).isEqualTo(1);
    }

    @Test
    void aBatchThatFailsLeavesNothing() {
        assertThatThrownBy(() -> arrivals.batch(batch -> {
                    addHungerGames(batch);
                    return addHungerGames(batch);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("9780439023481");

        assertThat(count("book")).isZero();
    }

    private static EditionId addHungerGames(ArrivalBatch batch) {
        Facts common = Facts.titled("The Hunger Games")
                .with(Field.AUTHORS, batch.author("Suzanne Collins").value())
                .with(Field.LANGUAGES, List.of("English"));
        WorkId work = batch.addWork(common.with(
                Field.SERIES_PLACES,
                new SeriesPlace(batch.series("The Hunger Games").value(), "1").text()));
        return batch.addEdition(work, common.with(HUNGER_GAMES).with(Field.GOODREADS, "2767052"));
    }

    private CatalogueRecord find(RecordRef ref) {
        return database.read(handle -> store.find(handle, ref)).orElseThrow();
    }

    private long count(String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }
}
