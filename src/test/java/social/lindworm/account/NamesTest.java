package social.lindworm.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"mouse", "Mouse_2", "a", "rat.catcher", "x-y", "_under_", "123"})
    void userNamesOfLettersDigitsAndSigns(String name) {
        assertThat(Username.parse(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "maus@home", "été", "x/y", ".dot", "dot.", "-dash", "a\nb", "a%00"})
    void nothingElseIsAUserName(String name) {
        assertThat(Username.parse(name)).isEmpty();
        assertThat(Username.parse("x".repeat(61))).isEmpty();
    }

    @Test
    void handlesOfOurOwnDomainAreLocal() {
        assertThat(AccountName.parse("@Mouse@Books.Example").orElseThrow().seenFrom("books.example"))
                .isEqualTo(new AccountName("Mouse", ""));
        assertThat(AccountName.parse("mouse@else.where").orElseThrow().seenFrom("books.example"))
                .isEqualTo(new AccountName("mouse", "else.where"));
        assertThat(AccountName.parse("@mouse")).contains(new AccountName("mouse", ""));
        assertThat(AccountName.parse("@")).isEmpty();
        assertThat(AccountName.parse("a@b@c")).isEmpty();
        assertThat(AccountName.parse("a@")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "first.last+tag@sub.books.example", "jö@bücher.example", "dev@localhost"})
    void emailAddressesByTheirShape(String address) {
        assertThat(EmailAddress.parse(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@b",
                "@b.example",
                "a b@c.example",
                "a@b.example\nBcc: x@y.example",
                "a@b..c",
                "<a@b.example>",
                "a@b.example,c@d.example"
            })
    void whatCouldNotBeAnAddressIsRefused(String address) {
        assertThat(EmailAddress.parse(address)).isEmpty();
    }

    @Test
    void anAddressIsHintedWithoutBeingShown() {
        assertThat(new EmailAddress("mouse@books.example").hinted()).isEqualTo("m…@books.example");
    }
}
