package social.lindworm.account.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.common.Message;

class PasswordRulesTest {

    private static final List<String> PERSONAL = List.of("mouseville", "rat.catcher@books.example", "Minnie Ratcliffe");

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "três tigres tristes", "xK9#mQ2p", "読書が大好きな猫です"})
    void goodPasswordsPass(String password) {
        assertThat(PasswordRules.problems(password, PERSONAL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short1, tooShort",
        "8675309867, allDigits",
        "password, common",
        "Password123!, common",
        "P4ssw0rd, common",
        "qwertyuiop, common",
        "aaaaaaaaaaaa, common",
        "Mouseville, similar",
        "mouseville7, similar",
        "mousevile99, similar",
        "rat.catcher, similar",
        "minnieratcliffe, similar"
    })
    void weakPasswordsSayWhatIsWrong(String password, String problem) {
        assertThat(PasswordRules.problems(password, PERSONAL))
                .extracting(Message::key)
                .contains("account.password." + problem);
    }

    @Test
    void anEndlessPasswordIsRefusedQuickly() {
        assertThat(PasswordRules.problems("ab1 ".repeat(100_000), PERSONAL))
                .extracting(Message::key)
                .containsExactly("account.password.tooLong");
    }
}
