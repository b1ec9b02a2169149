package social.lindworm.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.account.SignIns.Outcome;
import social.lindworm.account.credential.Totp;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.site.RegistrationMode;
import social.lindworm.web.Viewer;

@OnBothDatabases
class SignInsTest {

    private static final String DJANGO = "pbkdf2_sha256$1000$saltysalt$21jer5fncZpnHbVEca/Yqg0gpVZhOTiXawOhHCkPTZk=";

    private final PeopleRig rig;

    SignInsTest(Engine engine) {
        rig = new PeopleRig(engine);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Outcome signIn(String login, String password) {
        return rig.signIns.withPassword(login, password, PeopleRig.HERE);
    }

    private Viewer viewer(Outcome outcome) {
        String token = ((Outcome.SignedIn) outcome).token();
        return rig.people.sessions().viewer(token, Locale.ENGLISH).orElseThrow();
    }

    @Test
    void nameHandleAndAddressAllOpenTheDoor() {
        AccountId heron = rig.person("Heron.Grey");

        for (String login :
                List.of("heron.grey", "@Heron.Grey", "HERON.GREY@localhost:1333", "heron.grey@MAIL.example")) {
            assertThat(viewer(signIn(login, PeopleRig.PASSWORD)).accountId())
                    .as(login)
                    .isEqualTo(heron.value());
        }
        assertThat(signIn("heron.grey@elsewhere.example", PeopleRig.PASSWORD)).isEqualTo(new Outcome.Wrong());
    }

    @Test
    void wrongPasswordsAndUnknownNamesAreAnsweredAlike() {
        rig.person("heron");

        assertThat(signIn("heron", "something else")).isEqualTo(new Outcome.Wrong());
        assertThat(signIn("nobody", PeopleRig.PASSWORD)).isEqualTo(new Outcome.Wrong());
        assertThat(signIn("", "")).isEqualTo(new Outcome.Wrong());
        assertThat(signIn("x".repeat(5_000), "y".repeat(5_000))).isEqualTo(new Outcome.Wrong());
    }

    @Test
    void hashesFromDjangoAreAcceptedOnceAndThenBetter() {
        AccountId heron = rig.person("heron");
        rig.database.change(handle -> CredentialStore.setPassword(handle, heron, DJANGO, rig.clock.instant()));

        assertThat(signIn("heron", "pässword 1")).isInstanceOf(Outcome.SignedIn.class);

        String hash = rig.database.read(handle ->
                String.valueOf(CredentialStore.find(handle, heron).orElseThrow().passwordHash()));
        assertThat(hash).startsWith("$argon2id$");
        assertThat(signIn("heron", "pässword 1")).isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void tooManyWrongTriesCloseTheDoorForAWhileAndSurviveARestart() {
        rig.person("heron");
        for (int i = 0; i < 10; i++) {
            assertThat(signIn("heron", "wrong " + i)).isEqualTo(new Outcome.Wrong());
        }

        assertThat(signIn("heron", PeopleRig.PASSWORD)).isInstanceOf(Outcome.TooMany.class);
        SignIns restarted = rig.people.signIns();
        assertThat(restarted.withPassword("heron@mail.example", PeopleRig.PASSWORD, PeopleRig.HERE))
                .isInstanceOfSatisfying(
                        Outcome.TooMany.class,
                        answer -> assertThat(answer.until()).isAfter(rig.clock.instant()));
        Client elsewhere = new Client("198.51.100.3", "");
        assertThat(rig.signIns.withPassword("heron", PeopleRig.PASSWORD, elsewhere))
                .isInstanceOf(Outcome.SignedIn.class);
        rig.clock.move(Duration.ofMinutes(16));
        assertThat(signIn("heron", PeopleRig.PASSWORD)).isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void aPlaceThatTriesManyNamesIsStopped() {
        for (int i = 0; i < 60; i++) {
            rig.signIns.withPassword("name" + i, "wrong", new Client("2001:db8:1:2::" + i, ""));
        }

        assertThat(rig.signIns.withPassword("fresh", "wrong", new Client("2001:db8:1:2:ffff::1", "")))
                .isInstanceOf(Outcome.TooMany.class);
        assertThat(rig.signIns.withPassword("fresh", "wrong", new Client("2001:db8:1:3::1", "")))
                .isEqualTo(new Outcome.Wrong());
    }

    @Test
    void theSecondFactorIsAskedForAndEachCodeCountsOnce() {
        AccountId heron = rig.person("heron");
        String secret = enableSecondFactor(heron);
        rig.clock.move(Duration.ofMinutes(5));
        String code = Totp.code(secret, rig.clock.instant());

        assertThat(secondStep("heron", "000000")).isEqualTo(new Outcome.Wrong());
        assertThat(secondStep("heron", code)).isInstanceOf(Outcome.SignedIn.class);
        assertThat(secondStep("heron", code)).isEqualTo(new Outcome.Wrong());
        rig.clock.move(Duration.ofSeconds(30));
        assertThat(secondStep("heron", Totp.code(secret, rig.clock.instant()))).isInstanceOf(Outcome.SignedIn.class);
    }

    private String enableSecondFactor(AccountId account) {
        SecondFactors factors = rig.people.secondFactors();
        String secret = factors.begin(account).secret();
        assertThat(factors.enable(account, Totp.code(secret, rig.clock.instant())))
                .isPresent();
        return secret;
    }

    private Outcome secondStep(String login, String code) {
        Outcome first = signIn(login, PeopleRig.PASSWORD);
        return rig.signIns.withSecondFactor(((Outcome.SecondFactorWanted) first).ticket(), code, PeopleRig.HERE);
    }

    @Test
    void backupCodesWorkInAnyOrderAndOnceEach() {
        AccountId heron = rig.person("heron");
        enableSecondFactor(heron);
        List<String> codes = rig.people.secondFactors().renewCodes(heron).orElseThrow();

        assertThat(secondStep("heron", codes.get(7))).isInstanceOf(Outcome.SignedIn.class);
        assertThat(secondStep("heron", codes.get(7))).isEqualTo(new Outcome.Wrong());
        assertThat(secondStep("heron", codes.get(2).toLowerCase(Locale.ROOT).replace("-", "")))
                .isInstanceOf(Outcome.SignedIn.class);
        assertThat(rig.people.secondFactors().status(heron)).isEqualTo(new SecondFactors.Status(true, 8));
    }

    @Test
    void guessingCodesIsStopped() {
        enableSecondFactor(rig.person("heron"));
        String ticket = ((Outcome.SecondFactorWanted) signIn("heron", PeopleRig.PASSWORD)).ticket();
        for (int i = 0; i < 10; i++) {
            assertThat(rig.signIns.withSecondFactor(ticket, "00000" + i, new Client("192.0.2." + i, "")))
                    .isEqualTo(new Outcome.Wrong());
        }

        assertThat(rig.signIns.withSecondFactor(ticket, "123456", PeopleRig.HERE))
                .isInstanceOf(Outcome.TooMany.class);
    }

    @Test
    void anOldOrInventedTicketIsExpired() {
        enableSecondFactor(rig.person("heron"));
        String ticket = ((Outcome.SecondFactorWanted) signIn("heron", PeopleRig.PASSWORD)).ticket();
        rig.clock.move(Duration.ofMinutes(11));

        assertThat(rig.signIns.withSecondFactor(ticket, "123456", PeopleRig.HERE))
                .isEqualTo(new Outcome.Expired());
        assertThat(rig.signIns.withSecondFactor("invented", "123456", PeopleRig.HERE))
                .isEqualTo(new Outcome.Expired());
    }

    @Test
    void restingAccountsWakeAndSuspendedOnesDoNot() {
        AccountId heron = rig.person("heron");
        AccountId admin = rig.person("owl", social.lindworm.site.Role.ADMIN);
        rig.people.departures().deactivate(heron);

        Outcome resting = signIn("heron", PeopleRig.PASSWORD);
        assertThat(rig.signIns.reactivate(((Outcome.Resting) resting).ticket(), PeopleRig.HERE))
                .isInstanceOf(Outcome.SignedIn.class);
        assertThat(rig.people.accounts().suspend(admin, heron)).isEqualTo(Accounts.Decision.DONE);
        assertThat(signIn("heron", PeopleRig.PASSWORD)).isEqualTo(new Outcome.Suspended());
        assertThat(signIn("heron", "wrong")).isEqualTo(new Outcome.Wrong());
    }

    @Test
    void anUnconfirmedAccountIsToldOnlyToWhoKnowsItsPassword() {
        rig.registration(RegistrationMode.OPEN, true);
        rig.people
                .registrations()
                .register(
                        new Registrations.Request("heron", "heron@mail.example", PeopleRig.PASSWORD, "", "en", ""),
                        PeopleRig.HERE);

        assertThat(signIn("heron", PeopleRig.PASSWORD)).isEqualTo(new Outcome.Unconfirmed("heron@mail.example"));
        assertThat(signIn("heron", "wrong")).isEqualTo(new Outcome.Wrong());
    }
}
