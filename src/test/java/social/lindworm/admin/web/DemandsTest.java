package social.lindworm.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.account.credential.Totp;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.site.Role;
import social.lindworm.web.Browser;
import social.lindworm.web.Browser.Page;

/// Asking people for another password or a second factor, and how they get past it.
@OnBothDatabases
class DemandsTest {

    private static final String PASSWORD = "a heron by the river";
    private static final String OTHER = "a kite above the weir";
    private static final String DEMANDS = "/settings/force-password-reset";

    private final AdminHouse house;
    private final Browser ada;

    DemandsTest(Engine engine) {
        house = new AdminHouse(engine);
        ada = house.as("ada");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Page demand(String name, String demand) {
        return ada.post("/settings/users/" + house.find(name).id().value() + "/demand", "demand", demand);
    }

    @Test
    void whoIsAskedForAnotherPasswordDoesNothingElseUntilItIsSet() {
        house.person("heron", Role.EDITOR);
        Browser heron = house.as("heron");

        assertThat(demand("heron", "NEW_PASSWORD").status()).isEqualTo(303);

        assertThat(heron.get("/preferences/profile").location())
                .isEqualTo("/force-password-reset?next=%2Fpreferences%2Fprofile");
        assertThat(heron.post("/preferences/profile", "displayName", "x").location())
                .isEqualTo("/force-password-reset");
        Page same = change(heron, PASSWORD);
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.html().select("#f-new-error").text()).contains("asked to change");
        Page changed = change(heron, OTHER);
        assertThat(changed.location()).isEqualTo("/preferences/profile");
        assertThat(heron.get("/preferences/profile").status()).isEqualTo(200);
        assertThat(heron.get("/force-password-reset").location()).isEqualTo("/preferences/password");
    }

    private static Page change(Browser browser, String password) {
        return browser.post(
                "/force-password-reset",
                "current",
                PASSWORD,
                "new",
                password,
                "again",
                password,
                "next",
                "/preferences/profile");
    }

    @Test
    void nobodyIsKeptFromSigningOutOrFromWhatThePlaceSaysOfItself() {
        house.person("heron", Role.EDITOR);
        Browser heron = house.as("heron");
        demand("heron", "NEW_PASSWORD");

        for (String path : List.of("/about", "/conduct", "/privacy", "/force-password-reset", "/password-reset")) {
            assertThat(heron.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(heron.get("/force-password-reset").html().select("form[action=/logout]"))
                .isNotEmpty();
        assertThat(heron.post("/logout").location()).isEqualTo("/");
        assertThat(heron.get("/").status()).isEqualTo(200);
    }

    @Test
    void aSuggestedSecondFactorMayBeDeclined() {
        house.person("heron", Role.EDITOR);
        Browser heron = house.as("heron");
        demand("heron", "OFFER_FACTOR");

        Document prompt = heron.open("/preferences/profile").html();
        assertThat(prompt.select("a[href=/preferences/2fa]")).isNotEmpty();
        assertThat(heron.get("/preferences/2fa").status()).isEqualTo(200);
        assertThat(heron.post("/2fa-prompt", "next", "/preferences/profile").location())
                .isEqualTo("/preferences/profile");
        assertThat(heron.get("/preferences/profile").status()).isEqualTo(200);
    }

    @Test
    void aRequiredSecondFactorEndsTheDemandWhenItIsOn() {
        house.person("heron", Role.EDITOR);
        Browser heron = house.as("heron");
        demand("heron", "REQUIRE_FACTOR");

        assertThat(heron.get("/2fa-prompt").html().select("form[action=/2fa-prompt]"))
                .isEmpty();
        heron.post("/2fa-prompt");
        assertThat(heron.get("/preferences/profile").location()).startsWith("/2fa-prompt");
        String key = heron.post("/preferences/2fa", "current", PASSWORD)
                .html()
                .select("code.key")
                .text()
                .replace(" ", "");
        String code = Totp.code(key, house.app().instance().clock().instant());
        assertThat(heron.post("/preferences/confirm-2fa", "code", code).status())
                .isEqualTo(200);
        assertThat(heron.get("/preferences/profile").status()).isEqualTo(200);
    }

    @Test
    void afterTheFirstSignInASecondFactorIsOfferedOnce() {
        house.person("heron", Role.EDITOR);
        Browser heron = house.visitor();

        assertThat(signIn(heron).location()).isEqualTo("/2fa-prompt");
        assertThat(heron.get("/preferences/profile").status()).isEqualTo(200);
        heron.post("/2fa-prompt");
        heron.post("/logout");
        assertThat(signIn(heron).location()).isEqualTo("/");
    }

    private static Page signIn(Browser browser) {
        return browser.post("/login", "login", "heron", "password", PASSWORD);
    }

    @Test
    void manyAreAskedAtOnceAfterTheirNumberWasShown() {
        house.person("heron", Role.EDITOR);
        house.person("egret", Role.MEMBER);
        house.person("kite", Role.MODERATOR);
        Browser kite = house.as("kite");

        Page asked = kite.post(DEMANDS, "demand", "NEW_PASSWORD", "who", "ALL");
        assertThat(asked.text()).contains("reaches 2 people");
        assertThat(kite.post(DEMANDS, "demand", "NEW_PASSWORD", "who", "ADMIN").text())
                .contains("nobody");
        assertThat(kite.post(DEMANDS, "demand", "BREAKFAST", "who", "x").status())
                .isEqualTo(422);
        kite.post(DEMANDS, "demand", "NEW_PASSWORD", "who", "ALL", "sure", "true");

        assertThat(house.as("egret").get("/preferences/profile").location()).startsWith("/force-password-reset");
        assertThat(kite.get("/preferences/profile").status()).isEqualTo(200);
        assertThat(ada.get("/preferences/profile").status()).isEqualTo(200);
        assertThat(ada.get("/settings/log").html().select(".rows > li").text())
                .contains("asked for a new password", "Everybody");
        assertThat(kite.post("/settings/users/" + house.find("ada").id().value() + "/demand", "demand", "NEW_PASSWORD")
                        .status())
                .isEqualTo(403);
    }
}
