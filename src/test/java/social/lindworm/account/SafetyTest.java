package social.lindworm.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.account.mail.Mail;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.site.Prose;
import social.lindworm.site.Role;
import social.lindworm.web.Theme;
import social.lindworm.web.Viewer;

/// Sessions, changes of password and address, leaving, and what moderators may do.
@OnBothDatabases
class SafetyTest {

    private final PeopleRig rig;

    SafetyTest(Engine engine) {
        rig = new PeopleRig(engine);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private String signIn(String login, String password) {
        return ((SignIns.Outcome.SignedIn) rig.signIns.withPassword(login, password, PeopleRig.HERE)).token();
    }

    private Optional<Viewer> viewer(String token) {
        return rig.people.sessions().viewer(token, Locale.ENGLISH);
    }

    @Test
    void sessionsAreListedAndEndOneByOneByTheirOwnerOnly() {
        AccountId heron = rig.person("heron");
        AccountId egret = rig.person("egret");
        String first = signIn("heron", PeopleRig.PASSWORD);
        rig.clock.move(Duration.ofMinutes(1));
        String second = signIn("heron", PeopleRig.PASSWORD);
        Sessions sessions = rig.people.sessions();

        List<Session> listed = sessions.of(heron);
        assertThat(listed).extracting(Session::device).containsOnly(new Device("Firefox", "Linux"));
        assertThat(listed).extracting(Session::address).containsOnly("192.0.2.7");
        long older = listed.getLast().id();
        assertThat(sessions.end(egret, older)).isFalse();
        assertThat(viewer(first)).isPresent();
        assertThat(sessions.end(heron, older)).isTrue();
        assertThat(viewer(first)).isEmpty();
        assertThat(viewer(second)).isPresent();
    }

    @Test
    void sessionsRunOut() {
        rig.person("heron");
        String token = signIn("heron", PeopleRig.PASSWORD);

        rig.clock.move(Duration.ofDays(31));

        assertThat(viewer(token)).isEmpty();
        assertThat(viewer("")).isEmpty();
        assertThat(viewer("invented")).isEmpty();
    }

    @Test
    void theViewerHasTheirLanguageZoneThemeAndRights() {
        AccountId heron = rig.person("heron", Role.MODERATOR);
        rig.people
                .profiles()
                .change(heron, new Profiles.Settings("Grey Heron", "*hi*", "pt-BR", Theme.DARK, "America/Recife"));

        Viewer viewer = viewer(signIn("heron", PeopleRig.PASSWORD)).orElseThrow();

        assertThat(viewer.displayName()).isEqualTo("Grey Heron");
        assertThat(viewer.locale().toLanguageTag()).isEqualTo("pt-BR");
        assertThat(viewer.zone().getId()).isEqualTo("America/Recife");
        assertThat(viewer.theme()).isEqualTo(Theme.DARK);
        assertThat(viewer.permissions()).isEqualTo(Role.MODERATOR.permissions());
    }

    @Test
    void aNewPasswordEndsEveryOtherSessionAndIsAnnounced() {
        AccountId heron = rig.person("heron");
        String before = signIn("heron", PeopleRig.PASSWORD);
        PasswordChanges changes = rig.people.passwordChanges();

        String after = changes.change(heron, "two egrets on a wire", PeopleRig.HERE);

        assertThat(viewer(before)).isEmpty();
        assertThat(viewer(after)).isPresent();
        assertThat(rig.lastMail().subject()).isEqualTo("Your password at Lindworm was changed");
        assertThat(changes.prove(heron, PeopleRig.PASSWORD)).isEqualTo(new PasswordChanges.Proof.Wrong());
        assertThat(changes.prove(heron, "two egrets on a wire")).isEqualTo(new PasswordChanges.Proof.Right());
    }

    @Test
    void aForgottenPasswordIsSetAnewOnceAndWithinADay() {
        AccountId heron = rig.person("heron");
        String session = signIn("heron", PeopleRig.PASSWORD);
        PasswordChanges changes = rig.people.passwordChanges();
        changes.forgotten("nobody", "en", PeopleRig.HERE);
        changes.forgotten("heron", "en", PeopleRig.HERE);

        assertThat(rig.mails()).hasSize(1);
        String token = rig.tokenOfLastMail("/password-reset/");
        assertThat(changes.resetFor(token)).contains(heron);
        assertThat(changes.reset(token, "two egrets on a wire")).isTrue();
        assertThat(changes.reset(token, "three egrets on a wire")).isFalse();
        assertThat(viewer(session)).isEmpty();
        assertThat(signIn("heron", "two egrets on a wire")).isNotEmpty();

        changes.forgotten("heron@mail.example", "en", PeopleRig.HERE);
        String late = rig.tokenOfLastMail("/password-reset/");
        rig.clock.move(Duration.ofHours(25));
        assertThat(changes.resetFor(late)).isEmpty();
    }

    @Test
    void everySpellingOfOneAccountCountsAgainstItsMails() {
        rig.person("heron");
        for (String spelling : List.of(
                "heron",
                "heron@mail.example",
                "@heron",
                "heron@" + rig.config.domain(),
                "HERON",
                "Heron@mail.example")) {
            assertThat(rig.people.passwordChanges().forgotten(spelling, "en", PeopleRig.HERE))
                    .isEmpty();
            rig.mails();
        }

        assertThat(rig.mails()).hasSize(4);
    }

    @Test
    void noSecretStandsInTheDatabase() {
        rig.person("heron");
        String session = signIn("heron", PeopleRig.PASSWORD);
        rig.people.passwordChanges().forgotten("heron", "en", PeopleRig.HERE);
        String token = rig.tokenOfLastMail("/password-reset/");

        for (String table : List.of("account_session", "account_token")) {
            String rows = rig.database.read(handle -> handle.createQuery("select * from " + table)
                    .mapToMap()
                    .list()
                    .toString());
            assertThat(rows).isNotEqualTo("[]").doesNotContain(session).doesNotContain(token);
        }
    }

    @Test
    void aNewAddressCountsWhenItIsConfirmedAndTheOldOneIsTold() {
        AccountId heron = rig.person("heron");
        Confirmations confirmations = rig.people.confirmations();
        confirmations.changeEmail(heron, new EmailAddress("grey@mail.example"), PeopleRig.HERE);

        assertThat(rig.lastMail().to()).isEqualTo("grey@mail.example");
        String token = rig.tokenOfLastMail("/confirm-email/");
        assertThat(rig.people.accounts().details(heron).email()).isEqualTo("heron@mail.example");
        assertThat(confirmations.confirm(token)).isEqualTo(new Confirmations.Outcome.Changed());
        assertThat(rig.people.accounts().details(heron).email()).isEqualTo("grey@mail.example");
        assertThat(rig.lastMail()).extracting(Mail::to).isEqualTo("heron@mail.example");
    }

    @Test
    void anAddressTakenMeanwhileIsNotTakenAgain() {
        AccountId heron = rig.person("heron");
        rig.people.confirmations().changeEmail(heron, new EmailAddress("egret@mail.example"), PeopleRig.HERE);
        String token = rig.tokenOfLastMail("/confirm-email/");
        rig.person("egret");

        assertThat(rig.people.confirmations().confirm(token)).isEqualTo(new Confirmations.Outcome.Wrong());
        assertThat(rig.people.accounts().details(heron).email()).isEqualTo("heron@mail.example");
    }

    @Test
    void ofTwoWhoConfirmOneNewAddressAtTheSameMomentTheSecondIsToldThatTheLinkIsOver() throws Exception {
        AccountId heron = rig.person("heron");
        AccountId owl = rig.person("owl");
        rig.people.confirmations().changeEmail(heron, new EmailAddress("grey@mail.example"), PeopleRig.HERE);
        String token = rig.tokenOfLastMail("/confirm-email/");
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Confirmations.Outcome> second = rig.database.write(handle -> {
                handle.execute(
                        "update account set email = 'grey@mail.example', email_folded = 'grey@mail.example' where id = ?",
                        owl.value());
                Future<Confirmations.Outcome> waiting =
                        others.submit(() -> rig.people.confirmations().confirm(token));
                while (rig.database.engine() == Engine.POSTGRESQL && !rig.somebodyWaits(handle)) {
                    Thread.onSpinWait();
                }
                return waiting;
            });

            assertThat(second.get()).isEqualTo(new Confirmations.Outcome.Wrong());
            assertThat(rig.people.accounts().details(heron).email()).isEqualTo("heron@mail.example");
        }
    }

    @Test
    void deletingErasesWhatIsPersonal() {
        AccountId heron = rig.person("heron");
        rig.people.profiles().change(heron, new Profiles.Settings("Grey Heron", "secret wish", "en", Theme.AUTO, ""));
        rig.people.profiles().changeAvatar(heron, 5);
        String session = signIn("heron", PeopleRig.PASSWORD);

        assertThat(rig.people.departures().delete(heron)).isEqualTo(Departures.Outcome.DONE);

        assertThat(viewer(session)).isEmpty();
        assertThat(rig.avatars.discarded).containsExactly(5L);
        assertThat(rig.lastMail().subject()).isEqualTo("Your account at Lindworm is deleted");
        String row = rig.database.read(handle -> handle.createQuery("select * from account where id = :id")
                .bind("id", heron.value())
                .mapToMap()
                .one()
                .toString());
        assertThat(row).contains("heron", "DELETED").doesNotContain("Grey", "wish", "mail.example", "argon2");
        assertThat(rig.signIns.withPassword("heron", PeopleRig.PASSWORD, PeopleRig.HERE))
                .isEqualTo(new SignIns.Outcome.Wrong());
    }

    @Test
    void theLastAdminCannotLeaveOrStepDown() {
        AccountId owl = rig.person("owl", Role.ADMIN);

        assertThat(rig.people.departures().delete(owl)).isEqualTo(Departures.Outcome.LAST_ADMIN);
        assertThat(rig.people.departures().deactivate(owl)).isEqualTo(Departures.Outcome.LAST_ADMIN);
        assertThat(rig.people.accounts().changeRole(owl, owl, Role.MEMBER)).isEqualTo(Accounts.Decision.LAST_ADMIN);

        rig.person("eagle", Role.ADMIN);
        assertThat(rig.people.departures().delete(owl)).isEqualTo(Departures.Outcome.DONE);
    }

    @Test
    void moderatorsDecideAboutThoseBelowThemOnly() {
        AccountId owl = rig.person("owl", Role.ADMIN);
        AccountId kite = rig.person("kite", Role.MODERATOR);
        AccountId heron = rig.person("heron");
        Accounts accounts = rig.people.accounts();

        assertThat(accounts.changeRole(kite, kite, Role.ADMIN)).isEqualTo(Accounts.Decision.NOT_ALLOWED);
        assertThat(accounts.changeRole(kite, heron, Role.ADMIN)).isEqualTo(Accounts.Decision.NOT_ALLOWED);
        assertThat(accounts.suspend(kite, owl)).isEqualTo(Accounts.Decision.NOT_ALLOWED);
        assertThat(accounts.changeRole(heron, heron, Role.EDITOR)).isEqualTo(Accounts.Decision.NOT_ALLOWED);
        assertThat(accounts.changeRole(kite, heron, Role.MEMBER)).isEqualTo(Accounts.Decision.DONE);
        assertThat(accounts.suspend(kite, heron)).isEqualTo(Accounts.Decision.DONE);
        assertThat(accounts.unsuspend(owl, heron)).isEqualTo(Accounts.Decision.DONE);
        assertThat(accounts.changeRole(owl, kite, Role.ADMIN)).isEqualTo(Accounts.Decision.DONE);
    }

    @Test
    void peopleAreFoundByPartsOfTheirNames() {
        rig.person("heron_grey");
        rig.person("heronsgrey");
        rig.person("egret");

        assertThat(names("N_G", AccountDirectory.Order.NEWEST)).containsExactly("heron_grey");
        assertThat(names("", AccountDirectory.Order.NAME)).containsExactly("egret", "heron_grey", "heronsgrey");
        assertThat(names("", AccountDirectory.Order.LAST_SEEN)).hasSize(3);
    }

    private List<String> names(String text, AccountDirectory.Order order) {
        AccountDirectory.Filter filter =
                new AccountDirectory.Filter(text, Optional.of(AccountState.ACTIVE), Optional.of(Role.EDITOR), order);
        return rig.people.accounts().page(filter, 1).people().stream()
                .map(entry -> entry.person().username())
                .toList();
    }

    @Test
    void ofTwoAdminsWhoPutEachOtherOutOneStays() throws Exception {
        AccountId owl = rig.person("owl", Role.ADMIN);
        AccountId kite = rig.person("kite", Role.ADMIN);
        Accounts accounts = rig.people.accounts();

        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = both.invokeAll(List.<Callable<Accounts.Decision>>of(
                    () -> accounts.suspend(owl, kite), () -> accounts.suspend(kite, owl)));
            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
                    .containsExactlyInAnyOrder(Accounts.Decision.DONE, Accounts.Decision.NOT_ALLOWED);
        }
        assertThat(accounts.counts().admins()).isEqualTo(1);
    }

    @Test
    void whoSignsInHasBeenSeen() {
        AccountId heron = rig.person("heron");
        assertThat(rig.people.accounts().details(heron).lastSeen()).isEmpty();

        signIn("heron", PeopleRig.PASSWORD);

        assertThat(rig.people.accounts().details(heron).lastSeen()).isPresent();
        assertThat(rig.people.accounts().counts().activeThisMonth()).isEqualTo(1);
    }

    @Test
    void nobodyDecidesAboutThemselves() {
        AccountId owl = rig.person("owl", Role.ADMIN);
        rig.person("kite", Role.ADMIN);
        Accounts accounts = rig.people.accounts();

        assertThat(accounts.changeRole(owl, owl, Role.MEMBER)).isEqualTo(Accounts.Decision.SELF);
        assertThat(accounts.suspend(owl, owl)).isEqualTo(Accounts.Decision.SELF);
    }

    @Test
    void housekeepingSweepsWhatHasRunOut() throws Exception {
        rig.registration(social.lindworm.site.RegistrationMode.OPEN, true);
        rig.people
                .registrations()
                .register(
                        new Registrations.Request("ghost", "ghost@mail.example", PeopleRig.PASSWORD, "", "en", ""),
                        PeopleRig.HERE);
        rig.person("heron");
        signIn("heron", PeopleRig.PASSWORD);
        rig.clock.move(Duration.ofDays(40));

        rig.people.recurring().getFirst().run();

        assertThat(rig.people.accounts().named("ghost")).isEmpty();
        assertThat(rig.people.accounts().named("heron")).isPresent();
        assertThat(rig.people
                        .sessions()
                        .of(rig.people.accounts().named("heron").orElseThrow().id()))
                .isEmpty();
    }

    @Test
    void summariesAreMarkdownThatCanDoNoHarm() {
        assertThat(Prose.html("*hi* <script>alert(1)</script> [x](javascript:alert(1)) [ok](https://a.example)"))
                .contains("<em>hi</em>", "href=\"https://a.example\"", "nofollow")
                .doesNotContain("<script", "javascript:");
    }
}
