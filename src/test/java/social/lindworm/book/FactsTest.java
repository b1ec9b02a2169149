package social.lindworm.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTest {

    @Test
    void blankValuesAreNotKnown() {
        Facts facts = Facts.titled("Emma").with(Field.SUBTITLE, "  ").with(Field.SUBJECTS, List.of("", "love", "love"));

        assertThat(facts.has(Field.SUBTITLE)).isFalse();
        assertThat(facts.all(Field.SUBJECTS)).containsExactly("love");
    }

    @Test
    void aFieldOfOneValueRefusesTwo() {
        assertThatThrownBy(() -> Facts.NONE.with(Field.TITLE, List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void differencesComeInTheOrderOfTheFields() {
        Facts before = Facts.titled("Emma").with(Field.PAGES, 300).with(Field.LANGUAGES, List.of("English"));
        Facts after = before.with(Field.TITLE, "Emma!").with(Field.PAGES, (String) null);

        assertThat(before.differences(after)).containsExactly(Field.TITLE, Field.PAGES);
    }

    @Test
    void storedFactsComeBackEqual() {
        Facts facts = Facts.titled("Emma")
                .with(Isbn.of("9780439023481").orElseThrow())
                .with(Field.PUBLISHED, PartialDate.ofYear(1815))
                .with(Field.SUBJECTS, List.of("love \"and\" letters", "Brontë"));

        assertThat(JsonTexts.readFacts(JsonTexts.write(facts))).isEqualTo(facts);
    }

    @Test
    void theRankCountsWhatIsKnown() {
        Facts bare = Facts.titled("Emma");
        Facts full = bare.with(Field.COVER, 7)
                .with(Field.FORMAT, "Paperback")
                .with(Field.LANGUAGES, List.of("English"))
                .with(Isbn.of("9780439023481").orElseThrow())
                .with(Field.OCLC, "1")
                .with(Field.PAGES, 300)
                .with(Field.DESCRIPTION, "A novel.");

        assertThat(EditionRank.of(bare, "en")).isZero();
        assertThat(EditionRank.of(full, "en")).isEqualTo(11);
        assertThat(EditionRank.of(full, "pt")).isEqualTo(10);
        assertThat(EditionRank.of(bare.with(Field.FORMAT, "EBook"), "en")).isEqualTo(1);
    }
}
