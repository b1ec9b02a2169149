package social.lindworm.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.book.Arrivals;
import social.lindworm.book.Books;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.Field;
import social.lindworm.book.Isbn;
import social.lindworm.book.RecordRef;
import social.lindworm.book.SeriesPlace;
import social.lindworm.common.AppException;
import social.lindworm.common.Progress;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.db.TestDatabase;
import social.lindworm.search.Found;
import social.lindworm.search.Kind;
import social.lindworm.search.Question;
import social.lindworm.search.Search;

@OnBothDatabases
class BookImportTest {

    private static final String HEADER = "title,authors,isbn,goodreads_book_id,work_id,original_publication_year\n";
    private static final int EXCERPT = 330;

    private final Database database;
    private final Books books;

    @TempDir
    private Path folder;

    private Path excerpt = Path.of("");

    BookImportTest(Engine engine) {
        database = TestDatabase.fresh(engine);
        books = new Books(database, "en");
    }

    @BeforeEach
    void copyTheExcerpt() throws IOException {
        excerpt = folder.resolve("books.csv");
        Files.copy(Path.of("src/test/resources/books/goodbooks-excerpt.csv"), excerpt);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyRowGoesInOrIsRefusedWithItsReason() throws IOException {
        ImportResult result = run(excerpt);

        assertThat(result.refused()).isPositive().isLessThan(10);
        assertThat(result.works()).isEqualTo(EXCERPT - result.refused());
        assertThat(result.editions()).isEqualTo(EXCERPT - result.refused());
        assertThat(result.authors()).isEqualTo(count("author"));
        assertThat(result.works() + result.editions()).isEqualTo(count("book"));
        List<String> rejects = Files.readAllLines(result.rejects().orElseThrow());
        assertThat(rejects).hasSize(result.refused() + 1);
        assertThat(rejects.getFirst()).startsWith("reason,book_id,goodreads_book_id");
        assertThat(rejects).anyMatch(line -> line.startsWith("transfer.row.isbn") && line.contains("Reading Lolita"));
    }

    @Test
    void aRowBecomesAWorkAnEditionItsAuthorsAndItsSeries() throws IOException {
        run(excerpt);

        CatalogueRecord edition = byIsbn("9780439554930");
        assertThat(edition.facts().text(Field.TITLE)).isEqualTo("Harry Potter and the Sorcerer's Stone");
        assertThat(edition.facts().text(Field.ISBN_10)).isEqualTo("0439554934");
        assertThat(edition.facts().text(Field.GOODREADS)).isEqualTo("3");
        assertThat(edition.facts().all(Field.LANGUAGES)).containsExactly("English");
        CatalogueRecord work = books.record(
                        RecordRef.work(edition.facts().number(Field.WORK_OF).getAsLong()))
                .orElseThrow();
        assertThat(work.facts().text(Field.TITLE)).isEqualTo("Harry Potter and the Philosopher's Stone");
        assertThat(work.facts().text(Field.FIRST_PUBLISHED)).isEqualTo("1997");
        assertThat(work.facts().ids(Field.AUTHORS)).hasSize(2);
        SeriesPlace place = SeriesPlace.of(work.facts()).getFirst();
        assertThat(place.number()).isEqualTo("1");
        assertThat(books.record(RecordRef.series(place.series()))
                        .orElseThrow()
                        .facts()
                        .label())
                .isEqualTo("Harry Potter");
    }

    @Test
    void runningItAgainAddsNothing() throws IOException {
        ImportResult first = run(excerpt);
        long rows = count("book") + count("author") + count("series") + count("book_change");

        ImportResult second = run(excerpt);

        assertThat(second.works() + second.editions() + second.authors()).isZero();
        assertThat(second.known()).isEqualTo(first.works());
        assertThat(second.refused()).isEqualTo(first.refused());
        assertThat(count("book") + count("author") + count("series") + count("book_change"))
                .isEqualTo(rows);
    }

    @Test
    void twoAtOnceMakeNoTwins() throws Exception {
        Path copy = folder.resolve("copy.csv");
        Files.copy(excerpt, copy);
        Callable<ImportResult> one = () -> run(excerpt);
        Callable<ImportResult> other = () -> run(copy);
        List<ImportResult> results;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            var running = threads.invokeAll(List.of(one, other));
            results = List.of(running.getFirst().get(), running.getLast().get());
        }

        assertThat(results.stream().mapToInt(ImportResult::works).sum())
                .isEqualTo(EXCERPT - results.getFirst().refused());
        assertThat(results.stream().mapToInt(ImportResult::authors).sum()).isEqualTo(count("author"));
        assertThat(count("book")).isEqualTo(2L * (EXCERPT - results.getFirst().refused()));
    }

    @Test
    void editionsOfOneWorkComeTogether() throws IOException {
        run(table("""
                Dune,Frank Herbert,0441013597,1,10,1965
                "Dune (Dune, #1)",Frank Herbert,0441172717,2,10,1965
                """));

        assertThat(count("edition")).isEqualTo(2);
        assertThat(byIsbn("9780441013593").facts().text(Field.WORK_OF))
                .isEqualTo(byIsbn("9780441172719").facts().text(Field.WORK_OF));
    }

    @Test
    void yearsBeforeChristAreCountedAsTheCalendarDoes() throws IOException {
        run(table("The Odyssey,Homer,0143039954,1,10,-720.0\n"));

        assertThat(byIsbn("9780143039952")
                        .facts()
                        .date(Field.FIRST_PUBLISHED)
                        .orElseThrow()
                        .year())
                .isEqualTo(-719);
    }

    @Test
    void refusedRowsCanBeMendedAndImported() throws IOException {
        Path table = table("""
                ,Nobody,,1,10,2000
                Nobody's Book,,,2,11,2000
                Wrong,Somebody,0441013598,3,12,2000
                Late,Somebody,,4,13,soon
                Odd,Somebody,,five,14,2000
                Short,Somebody
                Good,Somebody,0441013597,6,15,2000
                """);
        ImportResult result = run(table);
        assertThat(result.works()).isEqualTo(1);
        assertThat(result.refused()).isEqualTo(6);
        Path rejects = result.rejects().orElseThrow();
        assertThat(Files.readAllLines(rejects).stream().map(line -> line.split(",")[0]))
                .containsExactly(
                        "reason",
                        "transfer.row.noTitle",
                        "transfer.row.noAuthor",
                        "transfer.row.isbn",
                        "transfer.row.year",
                        "transfer.row.goodreads",
                        "transfer.row.fields");

        Files.writeString(rejects, Files.readString(rejects).replace("0441013598", "0441172717"));
        ImportResult mended = run(rejects);

        assertThat(mended.works()).isEqualTo(1);
        assertThat(Files.readAllLines(mended.rejects().orElseThrow()).getFirst())
                .isEqualTo("reason," + HEADER.strip());
    }

    @Test
    void refusedRowsOfAFolderThatCannotBeWrittenToGoElsewhere() throws IOException {
        Path archive = folder.resolve("books.zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Files.writeString(zip.getPath("/shelf.csv"), HEADER + ",Nobody,,1,10,2000\nGood,Somebody,,6,15,2000\n");
        }
        Path elsewhere = Files.createDirectory(folder.resolve("home"));
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("accessMode", "readOnly"))) {
            ImportResult result = importer(elsewhere).run(zip.getPath("/shelf.csv"), Progress.SILENT);

            assertThat(result.works()).isEqualTo(1);
            assertThat(result.rejects()).hasValue(elsewhere.resolve("shelf.csv.rejects.csv"));
        }
        assertThat(elsewhere.toFile().list()).containsExactly("shelf.csv.rejects.csv");
    }

    @Test
    void anImportWhoseRefusedRowsCanGoNowhereDoesNotBegin() {
        Path nowhere = folder.resolve("nothing/here");

        assertThatThrownBy(() -> Rejects.open(nowhere.resolve("books.csv"), nowhere, List.of("title")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aBrokenFileIsRefusedBeforeAnythingIsWritten() throws IOException {
        Files.writeString(excerpt, Files.readString(excerpt) + "1,\"open");
        refused("transfer.csv.openQuote");
        Files.write(excerpt, Files.readString(excerpt).replace("\"open", "x").getBytes(StandardCharsets.ISO_8859_1));
        refused("transfer.csv.encoding");
        Files.writeString(excerpt, "title;authors\nDune;Frank Herbert\n");
        refused("transfer.csv.separator");
        Files.writeString(excerpt, "title,authors\nDune,Frank Herbert\n");
        refused("transfer.csv.columns");

        assertThat(count("book")).isZero();
        assertThat(folder.toFile().list()).containsExactly("books.csv");
    }

    @Test
    void importedBooksAreFound() throws IOException {
        run(excerpt);

        try (Search search = new Search(database, folder.resolve("index"), Clock.systemUTC())) {
            search.catchUp();
            Found found = search.find(Question.of(Kind.BOOK, "hungr gaems"));
            CatalogueRecord work =
                    books.record(RecordRef.work(found.hits().getFirst().id())).orElseThrow();
            assertThat(work.facts().label()).isEqualTo("The Hunger Games");
        }
    }

    private void refused(String key) {
        assertThatThrownBy(() -> run(excerpt))
                .isInstanceOfSatisfying(
                        AppException.Invalid.class,
                        refused -> assertThat(refused.shown().key()).isEqualTo(key));
    }

    private Path table(String rows) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), "\ufeff" + HEADER + rows);
    }

    private ImportResult run(Path file) throws IOException {
        return importer(folder).run(file, Progress.SILENT);
    }

    private BookImport importer(Path rejectsOtherwise) {
        return new BookImport(
                new Arrivals(database, Clock.systemUTC(), "en"), message -> message.key(), rejectsOtherwise);
    }

    private CatalogueRecord byIsbn(String isbn) {
        RecordRef ref = books.byIsbn(Isbn.of(isbn).orElseThrow()).orElseThrow();
        return books.record(ref).orElseThrow();
    }

    private long count(String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }
}
