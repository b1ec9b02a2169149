package social.lindworm.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesInTitleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The Great Gatsby                                                 | The Great Gatsby | ''
        Mockingjay (The Hunger Games, #3)                                | Mockingjay | The Hunger Games=3
        Angels & Demons  (Robert Langdon, #1)                            | Angels & Demons | Robert Langdon=1
        The Secret of the Nagas (Shiva Trilogy #2)                       | The Secret of the Nagas | Shiva Trilogy=2
        Moonlight Mile (Kenzie & Gennaro,#6)                             | Moonlight Mile | Kenzie & Gennaro=6
        Four (Divergent, #0.1 - 0.4)                                     | Four | Divergent=0.1 - 0.4
        Fallen Too Far (Rosemary Beach, #1; Too Far, #1)                 | Fallen Too Far | Rosemary Beach=1, Too Far=1
        Raising Steam (Discworld, #40, Moist von Lipwig #3 )             | Raising Steam | Discworld=40, Moist von Lipwig=3
        Ranma ½, Vol. 1 (Ranma ½ (US 2nd), #1)                           | Ranma ½, Vol. 1 | Ranma ½ (US 2nd)=1
        To Green Angel Tower (Memory, Sorrow, and Thorn, #3)             | To Green Angel Tower | Memory, Sorrow, and Thorn=3
        Prince and Guard (The Selection, #0.5, 2.5)                      | Prince and Guard | The Selection=0.5, 2.5
        Order of the Phoenix (Harry Potter, #5, Part 1)                  | Order of the Phoenix | Harry Potter=5, Part 1
        Is Everyone Hanging Out Without Me? (And Other Concerns)         | Is Everyone Hanging Out Without Me? (And Other Concerns) | ''
        I Am America (And So Can You!)                                   | I Am America (And So Can You!) | ''
        (#1)                                                             | (#1) | ''
        Number (#1)                                                      | Number (#1) | ''
        Unbalanced) (Series, #2)                                         | Unbalanced) | Series=2
        """)
    void theSeriesStandsInTheLastBrackets(String written, String title, String places) {
        SeriesInTitle read = SeriesInTitle.read(written);

        assertThat(read.title()).isEqualTo(title);
        assertThat(read.places().stream()
                        .map(place -> place.series() + "=" + place.number())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(places);
    }
}
