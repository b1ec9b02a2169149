package social.lindworm.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.account.AccountState;
import social.lindworm.account.Client;
import social.lindworm.account.Registrations;
import social.lindworm.account.credential.Totp;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.site.Role;
import social.lindworm.web.Browser;
import social.lindworm.web.Browser.Page;

@OnBothDatabases
class UsersTest {

    private static final String USERS = "/settings/users";

    private final AdminHouse house;
    private final Browser ada;

    UsersTest(Engine engine) {
        house = new AdminHouse(engine);
        ada = house.as("ada");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String page(String name) {
        return USERS + "/" + house.find(name).id().value();
    }

    private List<String> listed(String query) {
        return ada.get(USERS + query).html().select("table .person-name").eachText();
    }

    private List<String> logged() {
        return ada.get("/settings/log")
                .html()
                .select(".rows > li > p:first-child")
                .eachText();
    }

    @Test
    void peopleAreSearchedFilteredAndSorted() {
        house.person("heron", Role.EDITOR);
        house.person("egret", Role.MEMBER);
        house.person("kite", Role.MODERATOR);
        ada.post(page("egret") + "/suspend");

        assertThat(listed("?sort=NAME")).containsExactly("ada", "egret", "heron", "kite");
        assertThat(listed("")).containsExactly("kite", "egret", "heron", "ada");
        assertThat(listed("?q=HERON%40mail")).containsExactly("heron");
        assertThat(listed("?role=MODERATOR")).containsExactly("kite");
        assertThat(listed("?state=SUSPENDED")).containsExactly("egret");
        assertThat(listed("?state=NONSENSE&sort=x&role=y&page=-3")).hasSize(4);
        Document nobody = ada.get(USERS + "?q=%25").html();
        assertThat(nobody.select(".empty")).hasSize(1);
        assertThat(nobody.select("main [name=q]").val()).isEqualTo("%");
        assertThat(nobody.select(".tabs a").eachText()).contains("Active (3)", "Suspended (1)");
    }

    @Test
    void aLongListTakesSeveralPages() {
        for (int i = 0; i < 51; i++) {
            insert("reader" + i);
        }

        assertThat(ada.get(USERS).html().select("table tbody tr")).hasSize(50);
        assertThat(ada.get(USERS).html().select(".pagination a[rel=next]").attr("href"))
                .isEqualTo(USERS + "?page=2");
        assertThat(listed("?page=2&sort=NAME")).hasSize(2);
    }

    private void insert(String name) {
        house.app()
                .instance()
                .database()
                .change(handle -> handle.createUpdate("""
                        insert into account (username, username_folded, domain, display_name, summary, summary_html, role,
                            state, state_since, language, theme, zone, totp_last_step, created_at, updated_at)
                        values (:name, :name, '', '', '', '', 'MEMBER', 'ACTIVE', 0, '', 'AUTO', '', 0, 0, 0)
                        """).bind("name", name).execute());
    }

    @Test
    void aRoleIsGivenAndWrittenDown() {
        house.person("heron", Role.EDITOR);

        Page done = ada.post(page("heron"), "role", "MODERATOR");

        assertThat(done.location()).isEqualTo(page("heron"));
        assertThat(house.find("heron").role()).isEqualTo(Role.MODERATOR);
        assertThat(logged()).containsExactly("ada · changed the role · @heron");
        assertThat(ada.get("/settings/log").html().select("ins").text()).isEqualTo("Moderator");
        assertThat(ada.post(page("heron"), "role", "EMPEROR").status()).isEqualTo(422);
        assertThat(ada.post(page("heron"), "role", "MODERATOR").status()).isEqualTo(409);
        assertThat(logged()).hasSize(1);
    }

    @Test
    void nobodyLocksThemselvesOutAndTheLastAdminStays() {
        house.person("kite", Role.ADMIN);
        assertThat(ada.post(page("ada"), "role", "MEMBER").status()).isEqualTo(409);
        assertThat(ada.post(page("ada") + "/suspend").status()).isEqualTo(409);
        assertThat(ada.post(page("ada") + "/delete", "sure", "true").status()).isEqualTo(409);
        assertThat(ada.post(page("ada") + "/remove-2fa").status()).isEqualTo(409);
        assertThat(ada.post(page("kite"), "role", "MEMBER").status()).isEqualTo(303);

        Page last = ada.post(page("ada"), "role", "MEMBER");
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.html().select("#problems").text()).contains("last admin");
        assertThat(house.find("ada").role()).isEqualTo(Role.ADMIN);
        assertThat(house.find("ada").state()).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    void aSuspendedPersonIsSignedOutAndComesBack() {
        house.person("heron", Role.EDITOR);
        Browser heron = house.as("heron");

        Page done = ada.post(page("heron") + "/suspend");
        assertThat(done.status()).isEqualTo(303);
        assertThat(heron.get("/preferences/profile").status())
                .as(done.toString())
                .isEqualTo(303);
        assertThat(house.visitor().get("/user/heron").status()).isEqualTo(404);
        assertThat(house.signIn(heron, "heron")).isNotEqualTo(303);
        assertThat(ada.post(page("heron") + "/suspend").status()).isEqualTo(409);

        assertThat(ada.post(page("heron") + "/unsuspend").status()).isEqualTo(303);
        assertThat(house.signIn(heron, "heron")).isEqualTo(303);
        assertThat(logged()).containsExactly("ada · ended the suspension · @heron", "ada · suspended · @heron");
    }

    @Test
    void whoseMailDidNotArriveIsLetInByHand() {
        house.app()
                .features()
                .people()
                .registrations()
                .register(
                        new Registrations.Request("wren", "wren@mail.example", "a heron by the river", "", "en", ""),
                        new Client("192.0.2.9", "test"));
        assertThat(house.find("wren").state()).isEqualTo(AccountState.PENDING);
        assertThat(ada.post(page("wren"), "role", "EDITOR").status()).isEqualTo(409);

        assertThat(ada.get(page("wren")).html().select("form[action$=/activate]"))
                .hasSize(1);
        assertThat(ada.post(page("wren") + "/activate").status()).isEqualTo(303);

        assertThat(house.find("wren").state()).isEqualTo(AccountState.ACTIVE);
        assertThat(logged()).containsExactly("ada · confirmed by hand · @wren");
    }

    @Test
    void aDeletedPersonLeavesNothingButTheName() {
        house.person("heron", Role.EDITOR);
        String heron = page("heron");

        Page unsure = ada.post(heron + "/delete");
        assertThat(unsure.status()).isEqualTo(422);
        assertThat(house.find("heron").state()).isEqualTo(AccountState.ACTIVE);
        assertThat(ada.post(heron + "/delete", "sure", "true").status()).isEqualTo(303);

        assertThat(house.find("heron").state()).isEqualTo(AccountState.DELETED);
        assertThat(ada.get(heron).text()).doesNotContain("mail.example");
        assertThat(ada.post(heron + "/delete", "sure", "true").status()).isEqualTo(409);
        assertThat(listed("")).containsExactly("ada");
        assertThat(ada.open("/settings/users/deleted")
                        .html()
                        .select("table .handle")
                        .text())
                .isEqualTo("@heron");
    }

    @Test
    void aLostSecondFactorIsRemovedByAdminsOnly() {
        var heron = house.person("heron", Role.EDITOR);
        house.person("kite", Role.MODERATOR);
        var factors = house.app().features().people().secondFactors();
        String secret = factors.begin(heron).secret();
        String code = Totp.code(secret, Instant.now());
        assertThat(factors.enable(heron, code)).isPresent();

        Browser kite = house.as("kite");
        assertThat(kite.post(page("heron") + "/remove-2fa").status()).isEqualTo(403);
        assertThat(kite.get(page("heron")).html().select("form[action$=/remove-2fa]"))
                .isEmpty();
        assertThat(ada.post(page("heron") + "/remove-2fa").status()).isEqualTo(303);

        assertThat(factors.status(heron).enabled()).isFalse();
        assertThat(ada.post(page("heron") + "/remove-2fa").status()).isEqualTo(409);
    }

    @Test
    void aModeratorReachesOnlyThoseBelow() {
        house.person("kite", Role.MODERATOR);
        house.person("olga", Role.OWNER);
        house.person("heron", Role.EDITOR);
        Browser kite = house.as("kite");

        assertThat(kite.post(page("ada") + "/suspend").status()).isEqualTo(403);
        assertThat(kite.post(page("olga") + "/delete", "sure", "true").status()).isEqualTo(403);
        assertThat(kite.post(page("heron"), "role", "MODERATOR").status()).isEqualTo(403);
        assertThat(kite.get(page("olga")).html().select("main form")).isEmpty();
        assertThat(kite.get(page("heron")).html().select("[name=role]").eachAttr("value"))
                .containsExactly("MEMBER", "EDITOR");
        assertThat(kite.post(page("heron"), "role", "MEMBER").status()).isEqualTo(303);

        ada.post("/settings/site-settings", AdminHouse.whole("name", "Renamed"));
        assertThat(kite.get("/settings/log").html().select(".rows > li")).hasSize(1);
        assertThat(ada.get("/settings/log").html().select(".rows > li")).hasSize(2);
        assertThat(kite.get("/settings/users/999999").status()).isEqualTo(404);
        assertThat(kite.get("/settings/users/x").status()).isEqualTo(404);
    }
}
