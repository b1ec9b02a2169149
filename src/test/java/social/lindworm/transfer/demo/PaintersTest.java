package social.lindworm.transfer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaintersTest {

    private final CoverPainter covers = new CoverPainter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Emma",
                "Memórias Póstumas de Brás Cubas",
                "Good Omens: The Nice and Accurate Prophecies of Agnes Nutter, Witch",
                "1984"
            })
    void aCoverIsAPictureOfTwoToThree(String title) throws IOException {
        var image = ImageIO.read(
                new ByteArrayInputStream(covers.paint(title, "Somebody Łong").orElseThrow()));

        assertThat(image.getWidth()).isEqualTo(600);
        assertThat(image.getHeight()).isEqualTo(900);
    }

    @Test
    void lettersThatCannotBeDrawnGetNoCover() {
        assertThat(covers.paint("雪国", "川端康成")).isEmpty();
        assertThat(covers.paint("Мастер и Маргарита", "Михаил Булгаков")).isEmpty();
    }

    @Test
    void theSameBookGetsTheSameCover() {
        assertThat(covers.paint("Momo", "Michael Ende"))
                .hasValueSatisfying(bytes -> assertThat(bytes)
                        .isEqualTo(covers.paint("Momo", "Michael Ende").orElseThrow()));
    }

    @Test
    void everybodyGetsAFace() {
        for (DemoPeople.DemoPerson person : DemoPeople.ALL) {
            assertThat(AvatarPainter.paint(person.username())).isNotEmpty();
        }
    }
}
