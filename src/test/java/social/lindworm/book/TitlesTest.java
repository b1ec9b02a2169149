package social.lindworm.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Titles, names, series, languages: text taken apart and made comparable.
class TitlesTest {

    @ParameterizedTest
    @CsvSource({
        "The Hobbit, English, hobbit",
        "A Hora da Estrela, Portuguese, hora da estrela",
        "A Hora da Estrela, pt-BR, hora da estrela",
        "El amor en los tiempos del cólera, Spanish, amor en los tiempos del cólera",
        "L’Étranger, French, étranger",
        "Die Verwandlung, German, verwandlung",
        "Die Hard, English, die hard",
        "Gli indifferenti, Italian, indifferenti",
        "De avonden, Dutch, avonden",
        "The, English, the",
        "There There, Klingon, there there"
    })
    void theSortTitleDropsTheArticleOfItsLanguage(String title, String language, String sorted) {
        assertThat(SortTitle.of(title, List.of(language), "en")).isEqualTo(sorted);
    }

    @Test
    void anUnknownLanguageTakesTheFallback() {
        assertThat(SortTitle.of("Os Sertões", List.of(), "pt")).isEqualTo("sertões");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Hunger Games (The Hunger Games, #1)|The Hunger Games|The Hunger Games:1",
                "The Fellowship of the Ring (The Lord of the Rings, #1)|The Fellowship of the Ring|The Lord of the Rings:1",
                "Rincewind the Wizzard (Discworld, #1-4)|Rincewind the Wizzard|Discworld:1-4",
                "Mort (Death, #1; Discworld, #4)|Mort|Death:1,Discworld:4",
                "The Sandman, Vol. 1 (The Sandman #1)|The Sandman, Vol. 1|The Sandman:1",
                "Fables (Saga, #1.5)|Fables|Saga:1.5",
                "Oh, the Places You'll Go! (Party Edition)|Oh, the Places You'll Go! (Party Edition)|",
                "Untitled (#3)|Untitled (#3)|",
                "Nothing|Nothing|"
            })
    void bracketsNameTheSeries(String written, String title, String places) {
        SeriesName name = SeriesName.in(written);

        assertThat(name.title()).isEqualTo(title);
        assertThat(String.join(
                        ",",
                        name.places().stream()
                                .map(place -> place.series() + ":" + place.number())
                                .toList()))
                .isEqualTo(places == null ? "" : places);
    }

    @Test
    void placesInASeriesSortAsPeopleCount() {
        assertThat(Stream.of("10", "", "2", "1-3", "1.5", "1", "prequel", "Book 3")
                        .sorted(SeriesNumber.NATURAL))
                .containsExactly("1", "1-3", "1.5", "2", "Book 3", "10", "", "prequel");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "J.K. Rowling|J. K. Rowling",
                "Rowling, J.K.|J.K. Rowling",
                "Gabriel García Márquez|GABRIEL GARCIA MARQUEZ",
                "Лев Толстой|лев толстой"
            })
    void onePersonHasOneKey(String one, String other) {
        assertThat(NameKey.ofPerson(one)).isEqualTo(NameKey.ofPerson(other));
    }

    @Test
    void namesWithoutLettersKeepTheirSigns() {
        assertThat(NameKey.lettersAndDigits("?")).isEqualTo("?");
    }

    @ParameterizedTest
    @CsvSource({
        "eng, English",
        "en-US, English",
        "pt_BR, Portuguese",
        "francês, French",
        "Deutsch, German",
        "日本語, Japanese",
        "ger, German",
        "mul, mul",
        "Quenya, Quenya"
    })
    void languagesAreKeptByTheirEnglishNames(String typed, String kept) {
        assertThat(LanguageName.canonical(typed)).isEqualTo(kept);
    }

    @Test
    void languagesAreShownInTheReadersOwn() {
        assertThat(LanguageName.shown("German", Locale.of("pt", "BR"))).isEqualTo("alemão");
        assertThat(LanguageName.shown("Quenya", Locale.of("pt", "BR"))).isEqualTo("Quenya");
    }

    @ParameterizedTest
    @CsvSource({
        "The Hitchhiker's Guide to the Galaxy, the-hitchhikers-guide-to-the-galaxy",
        "Cem Anos de Solidão, cem-anos-de-solidao",
        "1984, 1984",
        "Война и мир, война-и-мир",
        "?, ''"
    })
    void slugsAreReadable(String title, String slug) {
        assertThat(Slug.of(title)).isEqualTo(slug);
    }
}
