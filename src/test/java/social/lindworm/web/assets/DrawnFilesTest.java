package social.lindworm.web.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import social.lindworm.config.WebConfig;
import social.lindworm.web.Browser;
import social.lindworm.web.TestWeb;
import social.lindworm.web.WebServer;
import social.lindworm.web.view.DrawnAvatar;
import social.lindworm.web.view.DrawnCover;

class DrawnFilesTest {

    @TempDir
    private Path uploads;

    private WebServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        WebConfig config = TestWeb.config(TestWeb.freePort());
        server = WebServer.start(
                config,
                TestWeb.surroundings(config, false),
                (token, locale) -> Optional.empty(),
                List.of(new DrawnFiles()),
                uploads);
        browser = new Browser(config.origin());
    }

    @AfterEach
    void stop() {
        browser.close();
        server.close();
    }

    private Element drawn(String path) throws Exception {
        Browser.Page page = browser.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(page.header("Cache-Control")).startsWith("public");
        assertThat(page.text().length()).isLessThan(20_000);
        try (InputStream text = new ByteArrayInputStream(page.text().getBytes(StandardCharsets.UTF_8))) {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(text)
                    .getDocumentElement();
        }
    }

    @Test
    void aCoverIsTheOneThatPagesDraw() throws Exception {
        DrawnCover cover = new DrawnCover("Grande Sertão: Veredas", "João Guimarães Rosa");

        assertThat(drawn(cover.path()).getTextContent()).contains("Sertão").contains("Rosa");
        assertThat(browser.get(cover.path()).text()).isEqualTo(cover.file());
    }

    @Test
    void anAvatarIsTheOneThatPagesDraw() throws Exception {
        DrawnAvatar avatar = new DrawnAvatar("Tenar of Atuan");

        assertThat(drawn(avatar.path()).getTextContent()).isEqualTo("TA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?title=", "?title=%3Cscript%3Ealert(1)%3C/script%3E%26%22", "?title=%00%07%EF%BF%BF%0Ax"})
    void whateverTheAddressSaysADrawingComesThatIsWellFormed(String query) throws Exception {
        Element drawing = drawn(DrawnCover.PATH + query);

        assertThat(drawing.getElementsByTagName("script").getLength()).isZero();
        assertThat(drawn(DrawnAvatar.PATH + query.replace("title", "name")).getTagName())
                .isEqualTo("svg");
    }

    @Test
    void aVeryLongTitleIsCut() throws Exception {
        assertThat(drawn(DrawnCover.PATH + "?title=" + "word+".repeat(1_000)).getTextContent())
                .hasSizeLessThan(600);
        assertThat(drawn(DrawnAvatar.PATH + "?name=" + "x".repeat(6_000)).getTextContent())
                .hasSizeLessThan(10);
    }
}
