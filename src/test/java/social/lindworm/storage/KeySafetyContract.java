package social.lindworm.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

interface KeySafetyContract extends StoreUnderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "covers/../../outside",
                "covers/..",
                "./a",
                "/etc/passwd",
                "covers//a",
                "covers/",
                "..\\outside",
                "C:\\outside",
                "covers/a\u0000.jpg",
                "covers/a\n.jpg",
                "covers/\uD800.jpg",
                ".lindworm/a.part",
                ".lindworm",
                ""
            })
    default void whatIsNoKeyNeverReachesTheStore(String text) {
        assertThatThrownBy(() -> put(text, "x")).isInstanceOf(StorageException.InvalidKey.class);
        assertThat(ObjectKey.parse(text)).isEmpty();
        assertThat(store().list(KeyRange.ALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "..a/b..",
                "...",
                "%2e%2e/a",
                "a b+c&d=e?f#g;h:i*j\"k<l>|m",
                "couvertures/Les Misérables — tome Ⅰ.jpg",
                "表紙/本.png",
                "-rf",
                "~",
                "$HOME/`id`"
            })
    default void oddNamesAreOnlyNames(String text) {
        put(text, "content of " + text);

        assertThat(read(text)).isEqualTo("content of " + text);
        assertThat(store().list(KeyRange.ALL))
                .extracting(info -> info.key().text())
                .containsExactly(text);
    }

    @Test
    default void longNamesAreStoredUpToTheLimitAndRefusedBeyond() {
        String longest = "é".repeat(127) + "/" + "b".repeat(255);
        put(longest, "x");

        assertThat(read(longest)).isEqualTo("x");
        assertThatThrownBy(() -> put("é".repeat(128), "x")).isInstanceOf(StorageException.InvalidKey.class);
        assertThatThrownBy(() -> put("abc/".repeat(256) + "d", "x")).isInstanceOf(StorageException.InvalidKey.class);
    }
}
