package social.lindworm.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {

    @Test
    void headingsStandBelowThatOfThePage() {
        assertThat(Prose.html("# One\n\n## Two\n\n### Three\n\nword").replace("\n", ""))
                .isEqualTo("<h2>One</h2><h2>Two</h2><h3>Three</h3><p>word</p>");
    }

    @Test
    void markupOfOthersIsShownAndDoesNothing() {
        assertThat(Prose.html("a <b onclick=x>b</b> [c](javascript:alert(1))"))
                .contains("&lt;b")
                .doesNotContain("<b", "href");
    }
}
