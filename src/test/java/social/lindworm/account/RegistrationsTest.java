package social.lindworm.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.account.Registrations.Outcome;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Role;

@OnBothDatabases
class RegistrationsTest {

    private final PeopleRig rig;

    RegistrationsTest(Engine engine) {
        rig = new PeopleRig(engine);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Outcome join(String name, String email, String invite) {
        return rig.people
                .registrations()
                .register(
                        new Registrations.Request(name, email, PeopleRig.PASSWORD, invite, "pt-BR", "America/Recife"),
                        PeopleRig.HERE);
    }

    private Outcome join(String name) {
        return join(name, name + "@mail.example", "");
    }

    private static List<String> fields(Outcome outcome) {
        return ((Outcome.Refused) outcome)
                .problems().stream().map(Problem::field).toList();
    }

    @Test
    void nobodyJoinsBeforeTheInstanceIsSetUp() {
        assertThat(join("heron")).isEqualTo(new Outcome.Closed());
    }

    @Test
    void anOpenSiteLetsPeopleIn() {
        rig.open();

        assertThat(join("Heron")).isInstanceOf(Outcome.Joined.class);
        assertThat(rig.people.accounts().named("heron")).hasValueSatisfying(person -> {
            assertThat(person.username()).isEqualTo("Heron");
            assertThat(person.role()).isEqualTo(Role.EDITOR);
            assertThat(person.state()).isEqualTo(AccountState.ACTIVE);
        });
    }

    @Test
    void namesAndAddressesAreOnesOwnWhateverTheCase() {
        rig.open();
        join("heron");

        assertThat(fields(join("HERON", "other@mail.example", ""))).containsExactly("username");
        assertThat(fields(join("egret", "Heron@MAIL.example", ""))).containsExactly("email");
        assertThat(fields(join("admin"))).containsExactly("username");
        assertThat(fields(join("no spaces", "nonsense", ""))).containsExactly("username", "email");
    }

    @Test
    void theNameOfADeletedAccountStaysTaken() {
        rig.open();
        AccountId heron = rig.person("heron");
        rig.people.departures().delete(heron);

        assertThat(fields(join("heron", "new@mail.example", ""))).containsExactly("username");
        assertThat(join("egret", "heron@mail.example", "")).isInstanceOf(Outcome.Joined.class);
    }

    @Test
    void manyAtOnceWithOneNameMakeOneAccount() throws Exception {
        rig.open();
        Callable<Outcome> join = () -> join("heron");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes =
                    threads.invokeAll(IntStream.range(0, 6).mapToObj(i -> join).toList());
            int joined = 0;
            for (var outcome : outcomes) {
                joined += outcome.get() instanceof Outcome.Joined ? 1 : 0;
            }
            assertThat(joined).isEqualTo(1);
        }
    }

    @Test
    void theMailInTheReadersLanguageConfirms() {
        rig.registration(RegistrationMode.OPEN, true);

        assertThat(join("heron")).isEqualTo(new Outcome.ConfirmationSent());

        assertThat(rig.lastMail().to()).isEqualTo("heron@mail.example");
        assertThat(rig.lastMail().subject()).startsWith("Confirme seu endereço");
        String token = rig.tokenOfLastMail("http://localhost:1333/confirm-email/");
        assertThat(token.length()).isGreaterThanOrEqualTo(43);
        Confirmations confirmations = rig.people.confirmations();
        assertThat(confirmations.usable(token)).isTrue();
        assertThat(confirmations.confirm(token)).isEqualTo(new Confirmations.Outcome.Confirmed());
        assertThat(confirmations.confirm(token)).isEqualTo(new Confirmations.Outcome.Wrong());
        assertThat(rig.people.accounts().named("heron").orElseThrow().state()).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    void theCodeConfirmsBesideTheAddressAndFewTriesAreLeft() {
        rig.registration(RegistrationMode.OPEN, true);
        join("heron");
        join("egret");
        String code = codeOf(rig.mails().getFirst().text());
        Confirmations confirmations = rig.people.confirmations();

        assertThat(confirmations.confirm("egret@mail.example", code, PeopleRig.HERE))
                .isEqualTo(new Confirmations.Outcome.Wrong());
        assertThat(confirmations.confirm("HERON@mail.example", code.replace("-", " "), PeopleRig.HERE))
                .isEqualTo(new Confirmations.Outcome.Confirmed());
        String other = codeOf(rig.mails().getLast().text());
        for (int i = 0; i < 5; i++) {
            confirmations.confirm("egret@mail.example", "0000-000" + i, PeopleRig.HERE);
        }
        assertThat(confirmations.confirm("egret@mail.example", other, PeopleRig.HERE))
                .isEqualTo(new Confirmations.Outcome.Wrong());
    }

    private static String codeOf(String text) {
        return text.lines()
                .filter(line -> line.startsWith("Ou digite este código: "))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKnownAddressIsAnsweredLikeANewOneAndItsOwnerIsTold() {
        rig.registration(RegistrationMode.OPEN, true);
        rig.person("heron");

        assertThat(join("egret", "heron@mail.example", "")).isEqualTo(new Outcome.ConfirmationSent());

        assertThat(rig.lastMail().subject()).isEqualTo("You already have an account at Lindworm");
        assertThat(rig.lastMail().text()).contains("your user name is heron");
        assertThat(rig.people.accounts().named("egret")).isEmpty();
    }

    @Test
    void theNewestRegistrationReplacesAnUnconfirmedOneOfItsAddress() {
        rig.registration(RegistrationMode.OPEN, true);
        join("stranger", "ana@mail.example", "");
        String first = rig.tokenOfLastMail("/confirm-email/");

        assertThat(rig.people
                        .registrations()
                        .register(
                                new Registrations.Request(
                                        "ana", "Ana@mail.example", "two egrets on a wire", "", "en", "UTC"),
                                PeopleRig.HERE))
                .isEqualTo(new Outcome.ConfirmationSent());

        assertThat(rig.mails()).hasSize(2);
        assertThat(rig.lastMail().to()).isEqualTo("Ana@mail.example");
        assertThat(rig.lastMail().subject()).startsWith("Confirm your address");
        Confirmations confirmations = rig.people.confirmations();
        assertThat(confirmations.confirm(first)).isEqualTo(new Confirmations.Outcome.Wrong());
        assertThat(confirmations.confirm(rig.tokenOfLastMail("/confirm-email/")))
                .isEqualTo(new Confirmations.Outcome.Confirmed());
        assertThat(rig.people.accounts().named("stranger")).isEmpty();
        assertThat(rig.signIns.withPassword("ana", PeopleRig.PASSWORD, PeopleRig.HERE))
                .isEqualTo(new SignIns.Outcome.Wrong());
        assertThat(rig.signIns.withPassword("ana", "two egrets on a wire", PeopleRig.HERE))
                .isInstanceOf(SignIns.Outcome.SignedIn.class);
    }

    @Test
    void aReplacedRegistrationGivesItsInviteBack() {
        rig.registration(RegistrationMode.INVITE, true);
        AccountId owl = rig.person("owl", Role.ADMIN);
        Invite one = invite(owl, 1);
        Invite two = invite(owl, 2);
        join("stranger", "ana@mail.example", one.code());

        assertThat(join("ana", "ana@mail.example", two.code())).isEqualTo(new Outcome.ConfirmationSent());
        assertThat(join("annie", "ana@mail.example", two.code())).isEqualTo(new Outcome.ConfirmationSent());

        assertThat(uses(one)).isZero();
        assertThat(uses(two)).isOne();
        assertThat(rig.people.accounts().named("ana")).isEmpty();
        assertThat(rig.people.accounts().named("annie")).isPresent();
        assertThat(join("heron", "heron@mail.example", one.code())).isEqualTo(new Outcome.ConfirmationSent());
    }

    @Test
    void whoHoldsAnInviteForOneMayRegisterAnewBeforeConfirming() {
        rig.registration(RegistrationMode.INVITE, true);
        Invite one = invite(rig.person("owl", Role.ADMIN), 1);
        join("heron", "ana@mail.example", one.code());

        assertThat(rig.people.invites().usable(one.code())).isPresent();
        assertThat(join("egret", "other@mail.example", one.code())).isEqualTo(new Outcome.Closed());
        assertThat(join("ana", "ana@mail.example", one.code())).isEqualTo(new Outcome.ConfirmationSent());

        assertThat(uses(one)).isOne();
        rig.people.confirmations().confirm(rig.tokenOfLastMail("/confirm-email/"));
        assertThat(rig.people.invites().usable(one.code())).isEmpty();
        assertThat(join("annie", "ana@mail.example", one.code())).isEqualTo(new Outcome.Closed());
    }

    @Test
    void whoTakesANameAtTheSameMomentAsAnotherIsToldThatItIsTaken() throws Exception {
        rig.registration(RegistrationMode.OPEN, true);
        AccountId owl = rig.person("owl");
        join("stranger", "ana@mail.example", "");
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> second = rig.database.write(handle -> {
                handle.execute(
                        "update account set username = 'ana', username_folded = 'ana' where id = ?", owl.value());
                Future<Outcome> waiting = others.submit(() -> join("ana", "ana@mail.example", ""));
                while (rig.database.engine() == Engine.POSTGRESQL && !rig.somebodyWaits(handle)) {
                    Thread.onSpinWait();
                }
                return waiting;
            });

            assertThat(fields(second.get())).containsExactly("username");
        }
    }

    private Invite invite(AccountId by, int uses) {
        return rig.people.invites().create(by, new Invites.Terms(Optional.of(Duration.ofDays(1)), Optional.of(uses)));
    }

    private int uses(Invite invite) {
        return rig.database
                .read(handle -> InviteStore.find(handle, invite.code()))
                .orElseThrow()
                .timesUsed();
    }

    @Test
    void askingAgainSendsANewMailAndVoidsTheOldOne() {
        rig.registration(RegistrationMode.OPEN, true);
        join("heron");
        String first = rig.tokenOfLastMail("/confirm-email/");

        assertThat(rig.people.confirmations().resend("heron@mail.example", PeopleRig.HERE))
                .isEmpty();
        assertThat(rig.people.confirmations().resend("nobody@mail.example", PeopleRig.HERE))
                .isEmpty();

        assertThat(rig.mails()).hasSize(2);
        assertThat(rig.people.confirmations().confirm(first)).isEqualTo(new Confirmations.Outcome.Wrong());
        assertThat(rig.people.confirmations().confirm(rig.tokenOfLastMail("/confirm-email/")))
                .isEqualTo(new Confirmations.Outcome.Confirmed());
    }

    @Test
    void invitesLetInAsManyAsTheyAreFor() {
        rig.registration(RegistrationMode.INVITE, false);
        AccountId owl = rig.person("owl", Role.ADMIN);
        Invite invite =
                rig.people.invites().create(owl, new Invites.Terms(Optional.of(Duration.ofDays(1)), Optional.of(1)));

        assertThat(join("heron")).isEqualTo(new Outcome.Closed());
        assertThat(join("heron", "h@mail.example", "INVENTED")).isEqualTo(new Outcome.Closed());
        assertThat(join("heron", "h@mail.example", invite.code())).isInstanceOf(Outcome.Joined.class);
        assertThat(join("egret", "e@mail.example", invite.code())).isEqualTo(new Outcome.Closed());
        assertThat(rig.people.accounts().named("egret")).isEmpty();
    }

    @Test
    void oldAndEndedInvitesLetNobodyIn() {
        rig.registration(RegistrationMode.INVITE, false);
        AccountId owl = rig.person("owl", Role.ADMIN);
        Invites invites = rig.people.invites();
        Invite old = invites.create(owl, new Invites.Terms(Optional.of(Duration.ofDays(1)), Optional.empty()));
        Invite ended = invites.create(owl, new Invites.Terms(Optional.empty(), Optional.empty()));
        rig.clock.move(Duration.ofHours(25));
        assertThat(rig.database.<Boolean, RuntimeException>write(handle -> invites.end(handle, ended.id())))
                .isTrue();

        assertThat(invites.usable(old.code())).isEmpty();
        assertThat(invites.usable(ended.code())).isEmpty();
        assertThat(join("heron", "h@mail.example", old.code())).isEqualTo(new Outcome.Closed());
    }

    @Test
    void whoAsksForAnInviteGetsOneByMail() {
        rig.registration(RegistrationMode.INVITE_REQUEST, false);
        AccountId owl = rig.person("owl", Role.ADMIN);
        Invites invites = rig.people.invites();
        invites.request(new EmailAddress("h@mail.example"), "I love birds", "en", PeopleRig.HERE);
        invites.request(new EmailAddress("H@mail.example"), "again", "en", PeopleRig.HERE);

        List<InviteRequest> waiting = invites.requests(InviteRequest.Stage.WAITING, 0, 10);
        assertThat(waiting).extracting(InviteRequest::shortEmail).containsExactly("h…@mail.example");
        rig.database.change(handle -> invites.accept(handle, waiting.getFirst().id(), owl));
        assertThat(invites.requestCounts()).containsOnly(entry(InviteRequest.Stage.SENT, 1L));

        assertThat(join("heron", "h@mail.example", rig.tokenOfLastMail("/invite/")))
                .isInstanceOf(Outcome.Joined.class);
    }

    @Test
    void theFirstAdminNeedsTheCodeAndThereIsOnlyOneFirst() {
        Founding founding = rig.people.founding();
        Founding.Founder owl = new Founding.Founder("owl", "owl@mail.example", PeopleRig.PASSWORD, "en");

        assertThat(founding.firstAdmin("WRONG-CODE", owl, PeopleRig.HERE))
                .isInstanceOfSatisfying(
                        Founding.Outcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::field)
                                .containsExactly("code"));
        String code = rig.sites.adminCode();
        assertThat(founding.firstAdmin(code, owl, PeopleRig.HERE)).isInstanceOf(Founding.Outcome.Founded.class);
        assertThat(rig.sites.current().installMode()).isFalse();
        assertThat(rig.people.accounts().named("owl").orElseThrow().role()).isEqualTo(Role.ADMIN);
        assertThat(founding.firstAdmin(code, owl, PeopleRig.HERE)).isEqualTo(new Founding.Outcome.TooLate());
    }

    @Test
    void guessingTheAdminCodeIsStopped() {
        Founding.Founder owl = new Founding.Founder("owl", "owl@mail.example", PeopleRig.PASSWORD, "en");
        for (int i = 0; i < 10; i++) {
            rig.people.founding().firstAdmin("GUESS-" + i, owl, PeopleRig.HERE);
        }

        assertThat(rig.people.founding().firstAdmin(rig.sites.adminCode(), owl, PeopleRig.HERE))
                .isInstanceOf(Founding.Outcome.TooMany.class);
    }
}
