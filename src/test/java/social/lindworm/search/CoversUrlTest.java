package social.lindworm.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoversUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example/images/, https://cdn.example/images/, https://cdn.example",
        "https://cdn.example/images, https://cdn.example/images/, https://cdn.example",
        "HTTPS://CDN.Example, https://cdn.example/, https://cdn.example",
        "https://cdn.example:443/a, https://cdn.example/a/, https://cdn.example",
        "http://localhost:1333/images/, http://localhost:1333/images/, http://localhost:1333",
        "http://a, http://a/, http://a",
        "https://bücher.example/umschläge, https://xn--bcher-kva.example/umschl%C3%A4ge/, https://xn--bcher-kva.example",
        "https://cdn.example/@us/, https://cdn.example/@us/, https://cdn.example"
    })
    void anAddressOfAFolderIsTakenInOneForm(String typed, String text, String origin) {
        CoversUrl covers = CoversUrl.parse(typed).orElseThrow();

        assertThat(covers.text()).isEqualTo(text);
        assertThat(covers.origin()).isEqualTo(origin);
        assertThat(CoversUrl.parse(covers.text())).contains(covers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://cdn.example/",
                "/images/",
                "images",
                "//cdn.example/images/",
                "cdn.example/images/",
                "https:///images/",
                "https://cdn.example/my images/",
                "https://cdn.example/a\u00a0b/",
                "https://cdn.example/a\tb",
                "https://cdn.example/a\nb",
                "https://cdn.example\\images",
                "https://ada@cdn.example/",
                "https://ada:secret@cdn.example/",
                "https://cdn.example/?v=1",
                "https://cdn.example/?",
                "https://cdn.example/#covers",
                "https://cdn.example:99999/",
                "https://cdn.example;script-src *",
                "https://cdn.example,evil.example/",
                "https://*.example/",
                "https://'self'/",
                "https://[::1]/"
            })
    void anythingElseIsRefused(String typed) {
        assertThat(CoversUrl.parse(typed)).isEmpty();
    }

    @Test
    void whatWouldEndAnAttributeIsEncoded() {
        assertThat(CoversUrl.parse("https://cdn.example/\"><b>").orElseThrow().text())
                .isEqualTo("https://cdn.example/%22%3E%3Cb%3E/");
    }
}
