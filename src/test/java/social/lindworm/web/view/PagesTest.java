package social.lindworm.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PagesTest {

    @Test
    void theEndsAndTheNeighboursAreShown() {
        assertThat(new Pages(6, 42, "/x").numbers()).containsExactly(1, 0, 4, 5, 6, 7, 8, 0, 42);
        assertThat(new Pages(4, 7, "/x").numbers()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(new Pages(1, 1, "/x").numbers()).containsExactly(1);
    }

    @Test
    void pathsKeepWhatElseWasAskedFor() {
        Pages pages = Pages.of(3, 95, 10, "/search?q=sea&page=3&type=book");

        assertThat(pages.last()).isEqualTo(10);
        assertThat(pages.path(4)).isEqualTo("/search?q=sea&type=book&page=4");
        assertThat(pages.path(1)).isEqualTo("/search?q=sea&type=book");
        assertThat(Pages.of(2, 20, 10, "/list?page=2").path(2)).isEqualTo("/list?page=2");
    }

    @Test
    void aPageBeyondTheLastIsTheLast() {
        assertThat(Pages.of(99, 20, 10, "/x").current()).isEqualTo(2);
        assertThat(Pages.of(1, 0, 10, "/x").needed()).isFalse();
    }
}
