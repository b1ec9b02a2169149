package social.lindworm.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ChangeTest {

    @Test
    void onlyTheWordsThatChangedAreMarked() {
        Change change = new Change("Title", "The Wizard of Earthsea", "A Wizard of Earthsea");

        assertThat(marked(change.removed())).containsExactly("The");
        assertThat(marked(change.added())).containsExactly("A");
    }

    @Test
    void nothingIsLostWhateverIsMarked() {
        String before = "one two  three, four\nfive two one";
        String after = "two one three; five four\n\nsix one";
        Change change = new Change("x", before, after);

        assertThat(whole(change.removed())).isEqualTo(before);
        assertThat(whole(change.added())).isEqualTo(after);
    }

    @Test
    void whatWasEmptyIsNewAltogether() {
        Change change = new Change("Year", "", "1968");

        assertThat(change.removed()).isEmpty();
        assertThat(change.added()).containsExactly(new Change.Part("1968", true));
    }

    @Test
    void textsTooLongToCompareAreMarkedWhole() {
        String before = "word ".repeat(2_000);

        assertThat(new Change("x", before, before + "more").removed()).hasSize(1);
    }

    private static List<String> marked(List<Change.Part> parts) {
        return parts.stream()
                .filter(Change.Part::changed)
                .map(Change.Part::text)
                .toList();
    }

    private static String whole(List<Change.Part> parts) {
        return parts.stream().map(Change.Part::text).collect(Collectors.joining());
    }
}
