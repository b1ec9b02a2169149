package social.lindworm.admin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static social.lindworm.admin.web.AdminHouse.whole;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.media.image.TestImages;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Role;
import social.lindworm.site.Site;
import social.lindworm.web.Browser;
import social.lindworm.web.Browser.Page;

@OnBothDatabases
class SiteSettingsTest {

    private static final String SITE = "/settings/site-settings";
    private static final String REGISTRATION = "/settings/site-registration-admin";

    private final AdminHouse house;
    private final Browser ada;

    SiteSettingsTest(Engine engine) {
        house = new AdminHouse(engine);
        ada = house.as("ada");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatTheInstanceSaysOfItselfIsKeptAndShownEverywhere() {
        Page saved = ada.post(
                SITE,
                whole(
                        "name",
                        "Heron & <Books>",
                        "tagline",
                        "By the river",
                        "shortDescription",
                        "For slow readers",
                        "description",
                        "We *read*.",
                        "codeOfConduct",
                        "Be kind.",
                        "privacyPolicy",
                        "Nothing is sold.",
                        "accentChoice",
                        "OWN",
                        "accent",
                        "#7B3FE4"));

        assertThat(saved.location()).isEqualTo(SITE);
        assertThat(house.site().identity().name()).isEqualTo("Heron & <Books>");
        assertThat(house.site().look().accent()).isEqualTo("#7b3fe4");
        Document front = house.visitor().get("/").html();
        assertThat(front.select("h1").text()).isEqualTo("By the river");
        assertThat(front.select(".brand-name").text()).isEqualTo("Heron & <Books>");
        assertThat(house.visitor().get("/conduct").text()).contains("Be kind.");
        Document form = ada.get(SITE).html();
        assertThat(form.select("[name=description]").val()).isEqualTo("We *read*.");
        assertThat(form.select("[name=accent]").val()).isEqualTo("#7b3fe4");
        assertThat(form.select(".side-menu a[aria-current=page]").attr("href")).isEqualTo(SITE);
    }

    @Test
    void aRefusedFormComesBackAsItWasTypedAndChangesNothing() {
        Page refused = ada.post(
                SITE,
                whole(
                        "name",
                        "",
                        "tagline",
                        "x".repeat(151),
                        "description",
                        "Typed at length",
                        "accentChoice",
                        "OWN",
                        "accent",
                        "#ffffff"));

        assertThat(refused.status()).isEqualTo(422);
        Document html = refused.html();
        assertThat(html.select("#problems li")).hasSize(3);
        assertThat(html.select("#f-accent-error").text()).contains("close to grey");
        assertThat(html.select("[name=description]").val()).isEqualTo("Typed at length");
        assertThat(html.select("[name=tagline]").val()).hasSize(151);
        assertThat(house.site().identity().description()).isEmpty();
        assertThat(ada.post(SITE, whole("name", "x", "accentChoice", "OWN", "accent", "red;}"))
                        .html()
                        .select("#f-accent-error")
                        .text())
                .contains("#1f5c4a");
    }

    @Test
    void aLogoIsShownReplacedAndTakenAway() {
        assertThat(ada.upload(SITE, "logo", "logo.png", TestImages.png(300, 300), whole("name", "Lindworm"))
                        .status())
                .isEqualTo(303);
        long first = house.site().look().logo().orElseThrow();
        String shown = house.visitor().get("/").html().select(".brand img").attr("src");
        assertThat(shown).contains("/logos/");
        assertThat(house.visitor().get(shown).status()).isEqualTo(200);
        assertThat(ada.get(SITE).html().select("img.logo-now")).hasSize(1);

        assertThat(ada.upload(SITE, "logo", "logo.png", TestImages.jpeg(300, 300), whole("name", "Lindworm"))
                        .status())
                .isEqualTo(303);
        long second = house.site().look().logo().orElseThrow();
        assertThat(second).isNotEqualTo(first);

        ada.post(SITE, whole("name", "Lindworm", "removeLogo", "true"));
        assertThat(house.site().look().logo()).isEqualTo(Optional.empty());
        assertThat(house.visitor().get("/").html().select(".brand img")).isEmpty();
    }

    @Test
    void aSmallLogoAndAFaviconAreShownOnEveryPage() {
        assertThat(house.visitor().get("/favicon.ico").location()).contains("/static/icons/");
        ada.upload(SITE, "smallLogo", "logo.png", TestImages.png(300, 300), whole("name", "Lindworm"));
        ada.upload(SITE, "favicon", "icon.png", TestImages.png(300, 300), whole("name", "Lindworm"));

        Document front = house.visitor().get("/").html();
        assertThat(front.select(".brand img").attr("src")).contains("/logos/");
        String icon = front.select("link[rel=icon]").attr("href");
        assertThat(icon).contains("/logos/").endsWith(".png");
        assertThat(house.visitor().get(icon).status()).isEqualTo(200);
        assertThat(house.visitor().get("/favicon.ico").location()).isEqualTo(icon);

        ada.post(SITE, whole("name", "Lindworm", "removeFavicon", "true", "removeSmallLogo", "true"));
        assertThat(house.visitor().get("/").html().select("link[rel=icon]").attr("href"))
                .contains("/static/");
    }

    @Test
    void theFooterIsMarkdownThatCanDoNoHarm() {
        ada.post(
                SITE,
                whole("name", "Lindworm", "footer", "Thanks to **Rosa**. <script>alert(1)</script> [x](javascript:1)"));

        Document front = house.visitor().get("/").html();
        assertThat(front.select("footer strong").text()).isEqualTo("Rosa");
        assertThat(front.select("footer script, footer a[href^=javascript]")).isEmpty();
        assertThat(ada.get(SITE).html().select("[name=footer]").val()).contains("**Rosa**");
        assertThat(ada.post(SITE, whole("name", "Lindworm", "footer", "x".repeat(2001)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatIsNoPictureIsRefusedAndTheRestOfTheFormKept() {
        Page refused = ada.upload(SITE, "logo", "logo.png", new byte[] {1, 2, 3}, whole("name", "Renamed"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#f-logo-error")).hasSize(1);
        assertThat(refused.html().select("[name=name]").val()).isEqualTo("Renamed");
        assertThat(house.site().identity().name()).isEqualTo("Lindworm");
    }

    @Test
    void anAdminDecidesWhoMayJoin() {
        Page saved = ada.post(
                REGISTRATION,
                "mode",
                "CLOSED",
                "defaultRole",
                "MEMBER",
                "closedText",
                "Back in *spring*.",
                "inviteQuestion",
                "What do you read?");

        assertThat(saved.location()).isEqualTo(REGISTRATION);
        assertThat(house.site().registration().mode()).isEqualTo(RegistrationMode.CLOSED);
        assertThat(house.site().registration().confirmEmail()).isFalse();
        assertThat(house.site().registration().defaultRole()).isEqualTo(Role.MEMBER);
        assertThat(house.visitor().get("/").html().select(".prose em").text()).isEqualTo("spring");

        Page refused = ada.post(REGISTRATION, "mode", "MAYBE", "defaultRole", "ADMIN", "closedText", "Kept");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#problems li")).hasSize(2);
        assertThat(refused.html().select("[name=closedText]").val()).isEqualTo("Kept");
        assertThat(house.site().registration().defaultRole()).isEqualTo(Role.MEMBER);
    }

    @Test
    void anOwnerWritesTheTextsOnly() {
        house.person("olga", Role.OWNER);
        Browser olga = house.as("olga");

        assertThat(olga.get(REGISTRATION).status()).isEqualTo(403);
        assertThat(olga.get("/settings/registration").location()).isEqualTo("/settings/site-registration");
        assertThat(ada.get("/settings/registration").location()).isEqualTo(REGISTRATION);
        assertThat(olga.get("/settings/site-registration").html().select("[name=mode]"))
                .isEmpty();
        olga.post("/settings/site-registration", "mode", "CLOSED", "inviteQuestion", "Why us?");

        assertThat(house.site().registration().mode()).isEqualTo(RegistrationMode.OPEN);
        assertThat(house.site().registration().confirmEmail()).isTrue();
        assertThat(house.site().registration().inviteQuestion()).isEqualTo("Why us?");
    }

    @Test
    void howOftenAndHowLongExportsAreIsDecidedHereAndWrittenDown() {
        Document before = ada.get(SITE).html();
        assertThat(before.select("[name=exportsOffered]").hasAttr("checked")).isTrue();
        assertThat(before.select("[name=exportHours]").val()).isEqualTo("24");
        assertThat(before.select("[name=exportDays]").val()).isEqualTo("7");

        Page saved = ada.post(SITE, "name", "Lindworm", "exportHours", " 48 ", "exportDays", "3");

        assertThat(saved.location()).isEqualTo(SITE);
        assertThat(house.site().exports()).isEqualTo(new Site.Exports(false, 48, 3));
        Document log = ada.get("/settings/log").html();
        assertThat(log.select(".rows > li")).hasSize(3);
        assertThat(log.text())
                .contains("Hours from one archive to the next", "24", "48", "People may ask for an archive")
                .doesNotContain("admin.", "true");
        assertThat(ada.get(SITE).html().select("[name=exportsOffered]").hasAttr("checked"))
                .isFalse();
        ada.post(SITE, "name", "Lindworm", "exportHours", "48", "exportDays", "3");
        assertThat(ada.get("/settings/log").html().select(".rows > li")).hasSize(3);
    }

    @Test
    void hoursAndDaysOfExportsThatMakeNoSenseAreRefusedAndComeBackAsTyped() {
        Page refused =
                ada.post(SITE, "name", "Renamed", "exportsOffered", "true", "exportHours", "721", "exportDays", "1.5");

        assertThat(refused.status()).isEqualTo(422);
        Document html = refused.html();
        assertThat(html.select("#problems li")).hasSize(2);
        assertThat(html.select("#f-exportHours-error").text()).contains("between 1 and 720");
        assertThat(html.select("#f-exportDays-error").text()).contains("between 1 and 90");
        assertThat(html.select("[name=exportHours]").val()).isEqualTo("721");
        assertThat(html.select("[name=exportDays]").val()).isEqualTo("1.5");
        assertThat(html.select("[name=name]").val()).isEqualTo("Renamed");
        assertThat(house.site().exports()).isEqualTo(new Site.Exports(true, 24, 7));
        assertThat(house.site().identity().name()).isEqualTo("Lindworm");

        for (String typed : List.of("0", "-3", "48h", "99999999999", "", "   ")) {
            Page again = ada.post(SITE, "name", "Lindworm", "exportHours", typed, "exportDays", "91");
            assertThat(again.status()).as(typed).isEqualTo(422);
            assertThat(again.html().select("#f-exportHours-error, #f-exportDays-error"))
                    .as(typed)
                    .hasSize(2);
        }
        assertThat(ada.post(SITE, "name", "Lindworm")
                        .html()
                        .select("#f-exportDays-error")
                        .text())
                .contains("fill this in");
    }
}
