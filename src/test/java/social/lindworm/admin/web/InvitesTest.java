package social.lindworm.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.account.InviteRequest.Stage;
import social.lindworm.account.Invites;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Role;
import social.lindworm.site.Site;
import social.lindworm.web.Browser;

@OnBothDatabases
class InvitesTest {

    private static final String INVITES = "/settings/invites";
    private static final String REQUESTS = "/settings/requests";

    private final AdminHouse house;
    private final Invites invites;
    private final Browser kite;

    InvitesTest(Engine engine) {
        house = new AdminHouse(engine);
        invites = house.app().features().people().invites();
        house.app()
                .features()
                .sites()
                .change(new Site.Registration(
                        RegistrationMode.INVITE_REQUEST, "", "", "What do you read?", false, Role.EDITOR));
        house.person("kite", Role.MODERATOR);
        kite = house.as("kite");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private List<String> logged() {
        return kite.get("/settings/log")
                .html()
                .select(".rows > li > p:first-child")
                .eachText();
    }

    @Test
    void anInviteIsMadeFollowedAndEnded() {
        assertThat(kite.get(INVITES).html().select(".empty")).hasSize(1);
        assertThat(kite.post(INVITES, "days", "30", "uses", "5").location()).isEqualTo(INVITES);

        Document page = kite.get(INVITES).html();
        String link = page.select("code.address").text();
        assertThat(page.select("td").eachText()).contains("0 of 5", "kite");
        assertThat(house.visitor().get(link).status()).isEqualTo(200);

        long id = invites.page(0, 1).rows().getFirst().id();
        assertThat(kite.post(INVITES + "/" + id + "/end").status()).isEqualTo(303);
        assertThat(house.visitor().get(link).status()).isEqualTo(410);
        kite.post(INVITES + "/" + id + "/end");
        assertThat(kite.get(INVITES).html().select(".tag").text()).isEqualTo("Over");
        assertThat(logged()).containsExactly("kite · ended an invite · #" + id, "kite · made an invite · #" + id);
    }

    @Test
    void anInviteWithoutEndIsForEverybodyWhoHasTheLink() {
        kite.post(INVITES, "days", "0", "uses", "0");

        assertThat(invites.page(0, 1).rows().getFirst().expires()).isNull();
        assertThat(invites.page(0, 1).rows().getFirst().useLimit()).isNull();
    }

    @Test
    void termsThatAreNotOfferedAreRefused() {
        Browser.Page refused = kite.post(INVITES, "days", "-1", "uses", "many");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#problems li")).hasSize(2);
        assertThat(invites.page(0, 1).total()).isZero();
    }

    @Test
    void whoAsksIsAnsweredByMail() throws Exception {
        ask("wren@mail.example", "Mostly <b>ducks</b>");
        Document page = kite.get(REQUESTS).html();
        assertThat(page.select("main h2").text()).isEqualTo("wren@mail.example");
        assertThat(page.select(".answer").text()).isEqualTo("Mostly <b>ducks</b>");
        long id = invites.requests(Stage.WAITING, 0, 1).getFirst().id();

        assertThat(kite.post(REQUESTS + "/" + id + "/accept").location()).isEqualTo(REQUESTS);

        assertThat(kite.get(REQUESTS).html().select(".empty")).hasSize(1);
        assertThat(kite.get(REQUESTS + "?stage=SENT").html().select("main h2").text())
                .isEqualTo("wren@mail.example");
        assertThat(mailed("wren@mail.example")).contains("/invite/");
        assertThat(logged()).containsExactly("kite · sent an invite to who asked · w…@mail.example");
    }

    @Test
    void aRequestIsPutAsideAndTakenUpAgain() {
        ask("wren@mail.example", "Ducks");
        long id = invites.requests(Stage.WAITING, 0, 1).getFirst().id();

        kite.post(REQUESTS + "/" + id + "/ignore");
        assertThat(kite.get(REQUESTS + "?stage=IGNORED").html().select("main h2"))
                .hasSize(1);
        kite.post(REQUESTS + "/" + id + "/notice");
        kite.post(REQUESTS + "/" + id + "/notice");
        assertThat(kite.get(REQUESTS).html().select("main h2")).hasSize(1);
        kite.post(REQUESTS + "/999/accept");

        assertThat(logged())
                .containsExactly(
                        "kite · took a request up again · w…@mail.example",
                        "kite · put a request aside · w…@mail.example");
    }

    private void ask(String email, String answer) {
        assertThat(house.visitor()
                        .post("/invite-request", "email", email, "answer", answer)
                        .status())
                .isEqualTo(303);
    }

    /// The mails to an address, once there are any.
    private String mailed(String to) throws IOException {
        Path folder = house.app().instance().config().home().mail();
        for (int i = 0; i < 1200; i++) {
            String found = mailsIn(folder, to);
            if (!found.isEmpty()) {
                return found;
            }
            LockSupport.parkNanos(50_000_000);
        }
        return "";
    }

    private static String mailsIn(Path folder, String to) throws IOException {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        StringBuilder found = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".eml")).toList()) {
                String text = Files.readString(file);
                found.append(text.contains(to) ? text : "");
            }
        }
        return found.toString();
    }
}
