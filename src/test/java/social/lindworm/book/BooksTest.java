package social.lindworm.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.db.TestDatabase;

@OnBothDatabases
class BooksTest {

    private static final Isbn ISBN = Isbn.of("9780439023481").orElseThrow();

    private final Database database;
    private final Arrivals arrivals;
    private final Books books;
    private final Matches matches;
    private WorkId work = new WorkId(0);
    private AuthorId author = new AuthorId(0);
    private SeriesId series = new SeriesId(0);
    private EditionId bare = new EditionId(0);
    private EditionId full = new EditionId(0);

    BooksTest(Engine engine) {
        database = TestDatabase.fresh(engine);
        arrivals = new Arrivals(database, Clock.systemUTC(), "en");
        books = new Books(database, "en");
        matches = new Matches(database);
    }

    @BeforeEach
    void aWorkWithTwoEditions() {
        arrivals.batch(batch -> {
            author = batch.author("Suzanne Collins");
            series = batch.series("The Hunger Games");
            Facts facts = Facts.titled("The Hunger Games").with(Field.AUTHORS, author.value());
            work = batch.addWork(facts.with(Field.FIRST_PUBLISHED, PartialDate.ofYear(2008))
                    .with(Field.GOODREADS, "2792775")
                    .with(Field.SERIES_PLACES, new SeriesPlace(series.value(), "1").text()));
            bare = batch.addEdition(
                    work, facts.with(Field.TITLE, "Jogos Vorazes").with(Field.LANGUAGES, "Portuguese"));
            full = batch.addEdition(
                    work,
                    facts.with(ISBN)
                            .with(Field.LANGUAGES, "English")
                            .with(Field.FORMAT, "Paperback")
                            .with(Field.PUBLISHERS, "Scholastic"));
            WorkId later = batch.addWork(Facts.titled("Mockingjay")
                    .with(Field.FIRST_PUBLISHED, PartialDate.ofYear(2010))
                    .with(Field.AUTHORS, author.value())
                    .with(Field.SERIES_PLACES, new SeriesPlace(series.value(), "3").text()));
            batch.addEdition(later, Facts.titled("Mockingjay"));
            return null;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aWorksAddressShowsItsMostCompleteEdition() {
        BookDetails details = books.details(work.value()).orElseThrow();

        assertThat(details.edition().id()).isEqualTo(full.value());
        assertThat(details.edition().workId()).isEqualTo(work.value());
        assertThat(details.byline()).isEqualTo("Suzanne Collins");
        assertThat(details.series()).containsExactly(new BookDetails.InSeries(series.value(), "The Hunger Games", "1"));
        assertThat(details.identifiers())
                .containsExactly(new BookDetails.Identifier(RecordKind.WORK, Field.GOODREADS, "2792775"));
        assertThat(details.others())
                .singleElement()
                .extracting(BookDetails.OtherEdition::id)
                .isEqualTo(bare.value());
        assertThat(details.editionCount()).isEqualTo(2);
    }

    @Test
    void aWorkWithoutEditionsShowsItself() {
        WorkId alone = arrivals.batch(batch -> batch.addWork(Facts.titled("Alone")));

        BookDetails details = books.details(alone.value()).orElseThrow();

        assertThat(details.edition().isWork()).isTrue();
        assertThat(details.editionCount()).isZero();
    }

    @Test
    void editionsAreFilteredByLanguageFormatAndText() {
        assertThat(editions("", "", "")).containsExactly(full.value(), bare.value());
        assertThat(editions("Portuguese", "", "")).containsExactly(bare.value());
        assertThat(editions("", "Paperback", "")).containsExactly(full.value());
        assertThat(editions("", "", "scholastic")).containsExactly(full.value());
        assertThat(editions("", "", "978-0-439-02348-1")).containsExactly(full.value());
        assertThat(editions("", "", "jogos")).containsExactly(bare.value());
        assertThat(books.editionOptions(work).languages()).containsExactly("English", "Portuguese");
        assertThat(books.editionOptions(work).formats()).containsExactly("Paperback");
    }

    @Test
    void anAuthorsWorksComeInTheOrderOfTheirFirstPublication() {
        Books.Part<BookTileRow> works = books.by(author, 1, 15);

        assertThat(works.total()).isEqualTo(2);
        assertThat(works.rows()).extracting(BookTileRow::title).containsExactly("The Hunger Games", "Mockingjay");
        assertThat(books.by(author, 2, 1).rows()).extracting(BookTileRow::title).containsExactly("Mockingjay");
    }

    @Test
    void aPageBehindTheLastStillTellsHowManyThereAre() {
        Books.Part<BookTileRow> behind = books.by(author, 3, 15);

        assertThat(behind.rows()).isEmpty();
        assertThat(behind.total()).isEqualTo(2);
    }

    @Test
    void theAuthorsOfATileStandInTheirOrder() {
        WorkId good = arrivals.batch(batch -> {
            List<String> both =
                    List.of(Long.toString(batch.author("Terry Pratchett").value()), Long.toString(author.value()));
            WorkId omens = batch.addWork(Facts.titled("Good Omens").with(Field.AUTHORS, both));
            batch.addEdition(omens, Facts.titled("Good Omens").with(Field.AUTHORS, both.reversed()));
            return omens;
        });

        assertThat(books.tiles(List.of(good.value())))
                .extracting(BookTileRow::byline)
                .containsExactly("Terry Pratchett, Suzanne Collins");
        assertThat(books.bestEditions(List.of(good.value(), work.value(), 9_999L)))
                .hasEntrySatisfying(
                        good.value(), tile -> assertThat(tile.byline()).isEqualTo("Suzanne Collins, Terry Pratchett"))
                .hasEntrySatisfying(work.value(), tile -> assertThat(tile.id()).isEqualTo(full.value()))
                .hasSize(2);
    }

    @Test
    void aBookOfManyEditionsShowsTheMostCompleteOnesAndCountsAll() {
        arrivals.batch(batch -> {
            for (int i = 0; i < 10; i++) {
                batch.addEdition(work, Facts.titled("Printing " + i));
            }
            return null;
        });

        BookDetails details = books.details(work.value()).orElseThrow();

        assertThat(details.edition().id()).isEqualTo(full.value());
        assertThat(details.others())
                .hasSize(6)
                .first()
                .satisfies(other -> assertThat(other.title()).isEqualTo("Jogos Vorazes"));
        assertThat(details.editionCount()).isEqualTo(12);
    }

    @Test
    void aSeriesIsInItsOrder() {
        assertThat(books.members(series))
                .extracting(member -> member.number() + " " + member.book().title())
                .containsExactly("1 The Hunger Games", "3 Mockingjay");
    }

    @Test
    void typedNamesFindWhoIsThere() {
        assertThat(matches.authors("collins, suzanne")).singleElement().satisfies(match -> {
            assertThat(match.id()).isEqualTo(author.value());
            assertThat(match.titles()).contains("The Hunger Games");
        });
        assertThat(matches.series("The hunger games"))
                .singleElement()
                .satisfies(match -> assertThat(match.titles()).containsExactly("The Hunger Games", "Mockingjay"));
        assertThat(matches.works("Jogos vorazes", List.of(author.value())))
                .singleElement()
                .satisfies(match -> assertThat(match.id()).isEqualTo(work.value()));
        assertThat(matches.works("Jogos vorazes", List.of(9_999L))).isEmpty();
    }

    @Test
    void anIsbnFindsItsEdition() {
        assertThat(books.byIsbn(ISBN)).contains(full.ref());
    }

    private List<Long> editions(String language, String format, String text) {
        return books.editions(work, new EditionFilter(language, format, text, 0, 20)).rows().stream()
                .map(BookTileRow::id)
                .toList();
    }
}
