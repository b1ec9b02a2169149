package social.lindworm.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What somebody types, and which book must come first. A complaint about the search becomes a line here.
class RelevanceTest {

    @TempDir
    private static Path folder;

    private static Excerpt books;
    private static SearchIndex index;

    @BeforeAll
    static void indexTheExcerpt() throws IOException {
        books = Excerpt.read();
        index = SearchIndex.create(folder);
        for (Entry entry : books.entries()) {
            index.put(entry);
        }
        index.refresh();
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # as written
        the hunger games                  | The Hunger Games
        The Hobbit                        | The Hobbit
        hobbit                            | The Hobbit
        great gatsby                      | The Great Gatsby
        emma                              | Emma
        it                                | It
        it stephen king                   | It
        dune                              | Dune
        dune frank herbert                | Dune
        1984                              | 1984
        orwell 1984                       | 1984
        twilight                          | Twilight
        catch-22                          | Catch-22
        catch 22                          | Catch-22
        pride & prejudice                 | Pride and Prejudice
        enders game                       | Ender's Game
        # words that other engines drop
        there there                       | There There
        the the                           | The The
        there there tommy orange          | There There
        # several fields, any order
        rowling goblet fire               | Harry Potter and the Goblet of Fire
        jk rowling chamber                | Harry Potter and the Chamber of Secrets
        j. k. rowling chamber of secrets  | Harry Potter and the Chamber of Secrets
        tolkien hobbit                    | The Hobbit
        hunger games 3                    | Mockingjay
        larsson dragon tattoo             | The Girl with the Dragon Tattoo
        # original titles
        philosopher's stone               | Harry Potter and the Sorcerer's Stone
        o alquimista                      | The Alchemist
        nineteen eighty-four              | 1984
        # typos
        huger games                       | The Hunger Games
        hunger gmaes                      | The Hunger Games
        hungr gaems                       | The Hunger Games
        hary poter sorcerer               | Harry Potter and the Sorcerer's Stone
        harry pottr chamber               | Harry Potter and the Chamber of Secrets
        teh hobit                         | The Hobbit
        the great gatzby                  | The Great Gatsby
        grate gatsby                      | The Great Gatsby
        farenheit 451                     | Fahrenheit 451
        to kil a mokingbird               | To Kill a Mockingbird
        slaugterhouse five                | Slaughterhouse-Five
        vuthering heights                 | Wuthering Heights
        tolkein hobbit                    | The Hobbit
        alchemits coelo                   | The Alchemist
        # words run together or apart
        hungergames                       | The Hunger Games
        mocking jay                       | Mockingjay
        # not all words are there
        hunger games suzanne collins audiobook    | The Hunger Games
        harry potter rowling azkaban paperback    | Harry Potter and the Prisoner of Azkaban
        # diacritics
        garcia marquez solitude           | One Hundred Years of Solitude
        García Márquez Solitude           | One Hundred Years of Solitude
        bronte jane eyre                  | Jane Eyre
        Brontë jane                       | Jane Eyre
        cien anos de soledad              | One Hundred Years of Solitude
        ca                                | Ça
        flaggermusmannen nesbo            | Flaggermusmannen
        nesbö flaggermusmannen            | Flaggermusmannen
        l'etranger                        | L'Étranger
        etranger camus                    | L'Étranger
        grande sertao veredas             | Grande Sertão: Veredas
        grande sertao                     | Grande Sertão: Veredas
        # other scripts
        преступление и наказание          | Crime and Punishment
        ПРЕСТУПЛЕНИЕ                      | Crime and Punishment
        приступление наказание            | Crime and Punishment
        булгаков мастер                   | Мастер и Маргарита
        prestuplenie i nakazanie          | Crime and Punishment
        master i margarita                | Мастер и Маргарита
        ζορμπας                           | Ο Ζορμπάς
        ΚΑΖΑΝΤΖΑΚΗΣ Ζορμπάς               | Ο Ζορμπάς
        kazantzakis                       | Ο Ζορμπάς
        海辺のカフカ                        | 海辺のカフカ
        カフカ                            | Kafka on the Shore
        ノルウェイの森                      | Norwegian Wood
        村上春樹 カフカ                     | 海辺のカフカ
        三体                              | 三体
        刘慈欣                            | 三体
        # unfinished
        mockingj                          | Mockingjay
        harry potter and the gob          | Harry Potter and the Goblet of Fire
        # signs only
        c++                               | C++
        ???                               | ???
        # identifiers
        9780439023481                     | The Hunger Games
        978-0-439-02348-1                 | The Hunger Games
        ISBN 978 0 439 02348 1            | The Hunger Games
        0439023483                        | The Hunger Games
        439023483                         | The Hunger Games
        0-439-02348-3                     | The Hunger Games
        043965548x                        | Harry Potter and the Prisoner of Azkaban
        goodreads:2767052                 | The Hunger Games
        """)
    void theBookMeantComesFirst(String asked, String expected) throws IOException {
        Found found = index.find(Question.of(Kind.BOOK, asked));

        assertThat(found.hits()).as("hits for “%s”", asked).isNotEmpty();
        assertThat(found.hits().stream()
                        .map(hit -> books.title(hit.id()))
                        .limit(3)
                        .toList())
                .as("first titles for “%s”, read as %s", asked, found.closeness())
                .startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        h                 | The Hunger Games
        hu                | The Hunger Games
        hunger g          | The Hunger Games
        harry pot         | Harry Potter and the Sorcerer's Stone
        harry potter pris | Harry Potter and the Prisoner of Azkaban
        the gr            | The Great Gatsby
        great gats        | The Great Gatsby
        great gatz        | The Great Gatsby
        moking            | Mockingjay
        gatsy             | The Great Gatsby
        there th          | There There
        garcia ma         | One Hundred Years of Solitude
        прест             | Crime and Punishment
        海                 | Kafka on the Shore
        """)
    void theBookMeantComesFirstWhileTyping(String asked, String expected) throws IOException {
        Found found = index.find(new Question(Kind.BOOK, asked, true, 0, 8));

        assertThat(found.hits().stream()
                        .map(hit -> books.title(hit.id()))
                        .limit(3)
                        .toList())
                .as("first titles for “%s…”, read as %s", asked, found.closeness())
                .startsWith(expected);
    }

    @Test
    void aTitleAsWrittenComesBeforeABetterKnownSimilarOne() throws IOException {
        Found found = index.find(Question.of(Kind.BOOK, "harry poter"));

        assertThat(found.hits().stream()
                        .map(hit -> books.title(hit.id()))
                        .limit(2)
                        .toList())
                .containsExactly("Harry Poter", "Harry Potter and the Sorcerer's Stone");
    }

    @Test
    void nothingIsFoundForWordsNobodyWrote() throws IOException {
        assertThat(index.find(Question.of(Kind.BOOK, "qqxzv wvkkjx")))
                .extracting(Found::total)
                .isEqualTo(0L);
        assertThat(index.find(Question.of(Kind.BOOK, "  "))).isEqualTo(Found.NOTHING);
    }
}
