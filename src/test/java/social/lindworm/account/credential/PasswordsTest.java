package social.lindworm.account.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.account.credential.Passwords.Check;

class PasswordsTest {

    /// Both made with Python's hashlib, salt and iterations as Django stores them.
    private static final String DJANGO = "pbkdf2_sha256$1000$saltysalt$21jer5fncZpnHbVEca/Yqg0gpVZhOTiXawOhHCkPTZk=";

    private static final String DJANGO_SHORT = "pbkdf2_sha256$260000$Zk1$12mDQ0qR4K9AuAlWmonGJf1sdnZGr6VoPd1qbAe3Iuo=";

    private final Passwords passwords = new Passwords(1, Passwords.Cost.USUAL);

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void aHashIsRightForItsPasswordOnly() {
        String hash = passwords.hash("três tigres tristes");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.check("três tigres tristes", hash)).isEqualTo(new Check.Right(Optional.empty()));
        assertThat(passwords.check("tres tigres tristes", hash)).isEqualTo(new Check.Wrong());
    }

    @Test
    void composedAndDecomposedLettersAreTheSamePassword() {
        String hash = passwords.hash("caf\u00e9 cedo");

        assertThat(passwords.check("cafe\u0301 cedo", hash)).isInstanceOf(Check.Right.class);
    }

    @Test
    void djangoHashesAreVerifiedAndUpgraded() {
        Check check = passwords.check("pässword 1", DJANGO);

        assertThat(check).isInstanceOfSatisfying(Check.Right.class, right -> {
            String upgrade = right.upgrade().orElseThrow();
            assertThat(passwords.check("pässword 1", upgrade)).isEqualTo(new Check.Right(Optional.empty()));
        });
        assertThat(passwords.check("x", DJANGO_SHORT)).isInstanceOf(Check.Right.class);
        assertThat(passwords.check("pässword 2", DJANGO)).isEqualTo(new Check.Wrong());
    }

    @Test
    void unusableAndUnknownHashesNeverMatch() {
        for (String stored : new String[] {
            "",
            "!",
            "!pbkdf2_sha256$1",
            "md5$a$b",
            "pbkdf2_sha256$x$salt$aaaa",
            "pbkdf2_sha256$1000$salt$%%",
            "pbkdf2_sha256$999999999$salt$aaaa",
            "$argon2id$broken",
            "$argon2id$v=19$m=1,t=0,p=0$$"
        }) {
            assertThat(passwords.check("", stored)).as(stored).isEqualTo(new Check.Wrong());
            assertThat(passwords.check("anything", stored)).as(stored).isEqualTo(new Check.Wrong());
        }
        assertThat(passwords.check("anything", null)).isEqualTo(new Check.Wrong());
    }

    @Test
    void manyAtOnceAreAllAnswered() throws Exception {
        String hash = passwords.hash("open sesame, please");
        Callable<Check> check = () -> passwords.check("open sesame, please", hash);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(
                    IntStream.range(0, 20).mapToObj(i -> check).toList());
            for (var answer : answers) {
                assertThat(answer.get()).isInstanceOf(Check.Right.class);
            }
        }
    }
}
