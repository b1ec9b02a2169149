package social.lindworm.media.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageRecipeTest {

    private static final ImageRecipe COVER = new ImageRecipe(1600, List.of(80, 100, 150, 200, 250, 500), false, false);
    private static final ImageRecipe AVATAR = new ImageRecipe(400, List.of(120, 240), true, false);

    private static ImageHeader header(int width, int height, Orientation orientation) {
        return new ImageHeader(ImageFormat.JPEG, width, height, false, orientation);
    }

    @Test
    void copiesFitInTheirBoxesAndKeepTheProportions() {
        assertThat(COVER.derived(new Size(1000, 1600)))
                .extracting(DerivedSize::size)
                .containsExactly(
                        new Size(50, 80),
                        new Size(63, 100),
                        new Size(94, 150),
                        new Size(125, 200),
                        new Size(156, 250),
                        new Size(313, 500));
    }

    @Test
    void nothingIsEnlarged() {
        assertThat(COVER.derived(new Size(100, 160)))
                .containsExactly(
                        new DerivedSize(80, new Size(50, 80)),
                        new DerivedSize(100, new Size(63, 100)),
                        new DerivedSize(150, new Size(94, 150)),
                        new DerivedSize(200, new Size(100, 160)));
        assertThat(COVER.derived(new Size(10, 16))).containsExactly(new DerivedSize(80, new Size(10, 16)));
        assertThat(AVATAR.derived(new Size(200, 200)))
                .containsExactly(new DerivedSize(120, new Size(120, 120)), new DerivedSize(240, new Size(200, 200)));
    }

    @Test
    void nothingIsScaledAway() {
        assertThat(COVER.derived(new Size(1600, 3)).getFirst().size()).isEqualTo(new Size(80, 1));
    }

    @Test
    void theMasterIsUprightAndOfBearableSize() {
        assertThat(COVER.master(header(4000, 2000, Orientation.UPRIGHT))).isEqualTo(new Size(1600, 800));
        assertThat(COVER.master(header(4000, 2000, Orientation.TURN_LEFT))).isEqualTo(new Size(800, 1600));
        assertThat(COVER.master(header(300, 200, Orientation.UPRIGHT))).isEqualTo(new Size(300, 200));
        assertThat(AVATAR.master(header(4000, 2000, Orientation.UPRIGHT))).isEqualTo(new Size(400, 400));
        assertThat(AVATAR.master(header(90, 200, Orientation.UPRIGHT))).isEqualTo(new Size(90, 90));
    }
}
