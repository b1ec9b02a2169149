package social.lindworm.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccentTest {

    @ParameterizedTest
    @ValueSource(strings = {"#1f5c4a", "#ffff00", "#ffffff", "#000000", "#ff0000", "#0000ff", "#808080", "#00FFaa"})
    void everyChosenColourIsReadableOnBothPapers(String chosen) {
        Accent accent = Accent.of(chosen).orElseThrow();

        for (String day : new String[] {accent.day(), accent.dayDeep()}) {
            assertThat(Oklch.contrast(day, "#faf6ee")).as(day).isGreaterThanOrEqualTo(4.5);
            assertThat(Oklch.contrast(day, "#f1eadc")).as(day).isGreaterThanOrEqualTo(4.5);
            assertThat(Oklch.contrast("#fffdf8", day)).as(day).isGreaterThanOrEqualTo(4.5);
        }
        for (String night : new String[] {accent.night(), accent.nightDeep()}) {
            assertThat(Oklch.contrast(night, "#1a1713")).as(night).isGreaterThanOrEqualTo(4.5);
            assertThat(Oklch.contrast(night, "#24201a")).as(night).isGreaterThanOrEqualTo(4.5);
            assertThat(Oklch.contrast("#14211b", night)).as(night).isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#fff", "#12345g", "1f5c4a", "#1f5c4a;}body{display:none"})
    void whatIsNoColourIsNoAccent(String chosen) {
        assertThat(Accent.of(chosen)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#ffffff", "#000000", "#808080", "#f5f3f0", "red"})
    void whatLooksLikeTextIsNotDistinct(String chosen) {
        assertThat(Accent.distinct(chosen)).isFalse();
        assertThat(Accent.distinct("#1f5c4a")).isTrue();
    }

    @Test
    void aColourSurvivesTheWayThroughItsSpace() {
        for (String hex : new String[] {"#1f5c4a", "#a36f12", "#000000", "#ffffff", "#7b3fe4"}) {
            assertThat(Oklch.ofHex(hex).hex()).isEqualTo(hex);
        }
    }
}
