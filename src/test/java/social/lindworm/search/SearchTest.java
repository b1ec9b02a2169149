package social.lindworm.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.book.Arrivals;
import social.lindworm.book.EditionId;
import social.lindworm.book.Edits;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.book.Isbn;
import social.lindworm.book.Merges;
import social.lindworm.book.RecordRef;
import social.lindworm.book.SeriesPlace;
import social.lindworm.book.WorkId;
import social.lindworm.common.AppException;
import social.lindworm.common.Progress;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.db.TestDatabase;

@OnBothDatabases
class SearchTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final Database database;
    private final Arrivals arrivals;
    private final Edits edits;

    @TempDir
    private Path folder;

    SearchTest(Engine engine) {
        database = TestDatabase.fresh(engine);
        arrivals = new Arrivals(database, CLOCK, "en");
        edits = new Edits(database, CLOCK, "en");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aBookIsFoundByEverythingThatIsKnownOfIt() throws IOException {
        WorkId book = arrive("A Wizard of Earthsea", "Ursula K. Le Guin", "9780547773742");
        arrive("Something Else", "Somebody Else", "9780439023481");

        try (Search search = open()) {
            for (String asked : List.of(
                    "wizard of earthsea", "le guin", "earthsea cycle 1", "978-0-547-77374-2", "isbn:9780547773742")) {
                assertThat(books(search, asked)).as(asked).startsWith(book.value());
            }
            assertThat(search.find(Question.of(Kind.AUTHOR, "ursula leguin")).hits())
                    .hasSize(1);
            assertThat(search.find(Question.of(Kind.SERIES, "earthsea")).hits()).hasSize(1);
        }
    }

    @Test
    void theBetterKnownOfTwoEqualTitlesComesFirst() throws IOException {
        arrive("Home", "Toni Morrison", "9780307740915");
        WorkId known = arrive("Home", "Marilynne Robinson", "9780312428549");
        arrive("Home", "Harlan Coben", "9780525955108");
        arrivals.batch(batch -> {
            batch.written(handle -> Renown.note(handle, Map.of(known, 100_000L)));
            return null;
        });

        try (Search search = open()) {
            assertThat(books(search, "home")).startsWith(known.value()).hasSize(3);
        }
    }

    @Test
    void changesAreFoundAfterCatchingUp() throws IOException {
        WorkId book = arrive("The Dispossesed", "Ursula K. Le Guin", "9780061054884");
        try (Search search = open()) {
            assertThat(books(search, "dispossesed")).containsExactly(book.value());

            rename(RecordRef.work(book.value()), Field.TITLE, "An Ambiguous Utopia");
            WorkId other = arrive("Lavinia", "Ursula K. Le Guin", "9780156033688");
            search.catchUp();

            assertThat(books(search, "ambiguous utopia")).containsExactly(book.value());
            assertThat(books(search, "lavinia")).containsExactly(other.value());
        }
    }

    @Test
    void booksFollowTheNamesOfTheirAuthors() throws IOException {
        WorkId book = arrive("Middlemarch", "George Eliot", "9780141439549");
        try (Search search = open()) {
            long author = search.find(Question.of(Kind.AUTHOR, "eliot"))
                    .hits()
                    .getFirst()
                    .id();

            rename(RecordRef.author(author), Field.NAME, "Mary Ann Evans");
            search.catchUp();

            assertThat(books(search, "middlemarch evans")).containsExactly(book.value());
            assertThat(books(search, "eliot")).isEmpty();
        }
    }

    @Test
    void aMergedWorkIsFoundOnce() throws IOException {
        WorkId kept = arrive("Jane Eyre", "Charlotte Brontë", "9780141441146");
        WorkId twin = arrive("Jane Eyre, a Novel", "Charlotte Brontë", "9780142437209");
        try (Search search = open()) {
            assertThat(books(search, "jane eyre")).containsExactlyInAnyOrder(kept.value(), twin.value());

            new Merges(database, CLOCK, "en", List.of()).merge(kept.ref(), twin.ref(), 0);
            search.catchUp();

            assertThat(books(search, "jane eyre")).containsExactly(kept.value());
            assertThat(books(search, "9780142437209")).containsExactly(kept.value());
        }
    }

    @Test
    void anIndexIsKeptOverARestart() throws IOException {
        arrive("Emma", "Jane Austen", "9780141439587");
        open().close();
        List<Path> before = folders();
        WorkId later = arrive("Persuasion", "Jane Austen", "9780141439686");

        try (Search search = open()) {
            assertThat(books(search, "persuasion")).containsExactly(later.value());
        }
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void aBrokenIndexIsBuiltAnew() throws IOException {
        WorkId book = arrive("Emma", "Jane Austen", "9780141439587");
        open().close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith("segments"))
                    .forEach(SearchTest::spoil);
        }

        try (Search search = open()) {
            assertThat(books(search, "emma")).containsExactly(book.value());
        }
    }

    @Test
    void anIndexThatIsAheadOfARestoredDatabaseIsBuiltAnew() throws IOException {
        arrive("Emma", "Jane Austen", "9780141439587");
        WorkId lost = arrive("Persuasion", "Jane Austen", "9780141439686");
        open().close();
        database.change(handle -> {
            handle.execute("delete from book_change where id > 3");
            handle.execute("delete from edition where work_id = ?", lost.value());
            handle.execute("delete from book where id = ?", lost.value());
        });

        try (Search search = open()) {
            assertThat(books(search, "emma")).hasSize(1);
            assertThat(books(search, "persuasion")).isEmpty();
        }
    }

    @Test
    void anIndexBuiltBesideIsTakenOver() throws IOException {
        WorkId book = arrive("Emma", "Jane Austen", "9780141439587");
        try (Search serving = open();
                Search command = new Search(database, folder, CLOCK)) {
            List<Path> before = folders();

            int entries = command.rebuild(Progress.SILENT);
            WorkId later = arrive("Persuasion", "Jane Austen", "9780141439686");
            serving.catchUp();

            assertThat(entries).isEqualTo(2);
            assertThat(folders()).isNotEqualTo(before);
            assertThat(books(serving, "emma")).containsExactly(book.value());
            assertThat(books(serving, "persuasion")).containsExactly(later.value());
        }
    }

    @Test
    void aSecondProcessOnTheSameFolderFollowsTheFirst() throws IOException {
        WorkId book = arrive("Emma", "Jane Austen", "9780141439587");
        Search first = open();
        try (Search second = open()) {
            assertThat(books(second, "emma")).containsExactly(book.value());

            first.close();
            WorkId later = arrive("Persuasion", "Jane Austen", "9780141439686");
            second.catchUp();

            assertThat(books(second, "persuasion")).containsExactly(later.value());
        }
    }

    @Test
    void questionsAreToldToWaitWhileThereIsNoIndex() {
        try (Search search = new Search(database, folder, CLOCK)) {
            assertThatThrownBy(() -> books(search, "emma")).isInstanceOf(AppException.Unavailable.class);
        }
    }

    @Test
    void aRunningSearchFindsWhatItIsNudgedAbout() {
        try (Search search = new Search(database, folder, CLOCK)) {
            search.start();
            WorkId book = arrive("Emma", "Jane Austen", "9780141439587");
            search.nudge();

            Instant patience = Instant.now().plus(Duration.ofSeconds(20));
            while (!foundNow(search, "emma").contains(book.value())) {
                assertThat(Instant.now()).as("patience").isBefore(patience);
                Thread.onSpinWait();
            }
        }
    }

    private static List<Long> foundNow(Search search, String asked) {
        try {
            return books(search, asked);
        } catch (AppException.Unavailable e) {
            return List.of();
        }
    }

    private Search open() throws IOException {
        Search search = new Search(database, folder, CLOCK);
        search.catchUp();
        return search;
    }

    private static List<Long> books(Search search, String asked) {
        return search.find(Question.of(Kind.BOOK, asked)).hits().stream()
                .map(Found.Hit::id)
                .toList();
    }

    private WorkId arrive(String title, String author, String isbn) {
        return arrivals.batch(batch -> {
            batch.lookUpAuthors(List.of(author));
            Facts facts =
                    Facts.titled(title).with(Field.AUTHORS, batch.author(author).value());
            Facts placed = title.contains("Earthsea")
                    ? facts.with(
                            Field.SERIES_PLACES,
                            new SeriesPlace(batch.series("The Earthsea Cycle").value(), "1").text())
                    : facts;
            WorkId work = batch.addWork(placed);
            EditionId _ = batch.addEdition(work, facts.with(Isbn.of(isbn).orElseThrow()));
            return work;
        });
    }

    private void rename(RecordRef ref, Field field, String name) {
        Facts now = field == Field.NAME ? Facts.named(name) : Facts.titled(name);
        assertThat(edits.save(ref, 1, now, new Edits.Editor(0, ""))).isInstanceOf(Edits.Saved.class);
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static void spoil(Path file) {
        try {
            Files.writeString(file, "this is not an index");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
