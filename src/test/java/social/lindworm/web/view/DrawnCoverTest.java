package social.lindworm.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class DrawnCoverTest {
    private static final Pattern FILL = Pattern.compile("#[0-9a-f]{6}");

    @Test
    void theSameBookAlwaysLooksTheSame() {
        assertThat(new DrawnCover("Middlemarch", "George Eliot").svg())
                .isEqualTo(new DrawnCover(" Middlemarch ", "George  Eliot").svg());
    }

    @Test
    void differentBooksRarelyLookTheSame() {
        Set<String> shapes = new HashSet<>();
        IntStream.range(0, 200)
                .forEach(i -> shapes.add(new DrawnCover("Volume " + i, "").svg().replaceAll("<text.*?</text>", "")));

        assertThat(shapes).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "V.",
                "<script>alert(1)</script> & \"more\" 'yet'",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
                "مئة عام من العزلة",
                "红楼梦",
                "👩‍👩‍👧‍👦 e\u0301cole \u0000 \u0008 \ud800 lone",
                "a \u202e b",
                "If on a winter’s night a traveler outside the town of Malbork leaning from the steep slope without fear of"
                        + " wind or vertigo looks down in the gathering shadow in a network of lines that enlace"
            })
    void everyTitleGivesAWellFormedDrawingThatStaysInItsFrame(String title) throws Exception {
        Document drawing = parsed(new DrawnCover(title, title).file());

        NodeList lines = drawing.getElementsByTagName("tspan");
        for (int i = 0; i < lines.getLength(); i++) {
            Element line = (Element) lines.item(i);
            assertThat(Double.parseDouble(line.getAttribute("y"))).as(title).isBetween(5.0, 298.0);
        }
        assertThat(drawing.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void whatIsWrittenIsEscapedAndWhole() throws Exception {
        Document drawing = parsed(new DrawnCover("Tom & <Jerry>", "O’Brien \"Sons\"").file());

        assertThat(drawing.getDocumentElement().getTextContent().replaceAll("\\s", ""))
                .contains("Tom&<Jerry>")
                .contains("O’Brien\"Sons\"");
    }

    @Test
    void aDrawingIsSmallEnoughToStandInThePageManyTimes() {
        IntStream.range(0, 100)
                .forEach(i -> assertThat(new DrawnCover("A middling title " + i, "Some Author")
                                .svg()
                                .length())
                        .isLessThan(2_400));
    }

    @Test
    void lettersAreReadableOnEveryBindingAtEveryHue() {
        for (int binding = 0; binding < 4; binding++) {
            for (int hue = 0; hue < 360; hue += 5) {
                CoverPalette palette = CoverPalette.of(binding, hue);

                assertThat(palette.ground()).matches(FILL);
                assertThat(Oklch.contrast(palette.ink(), palette.ground()))
                        .as("binding %d hue %d", binding, hue)
                        .isGreaterThanOrEqualTo(4.5);
                assertThat(Oklch.contrast(palette.ink(), palette.second()))
                        .as("binding %d hue %d, second", binding, hue)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @Test
    void initialsKeepLettersWhole() {
        assertThat(Initials.of("Ursula K. Le Guin")).isEqualTo("UG");
        assertThat(Initials.of("e\u0301mile")).isEqualTo("E\u0301");
        assertThat(Initials.of("«Tenar»")).isEqualTo("T");
        assertThat(Initials.of(" ")).isEqualTo("·");
        assertThat(new DrawnAvatar("<b>").svg()).contains(">B<").doesNotContain("<b");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
