package social.lindworm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

    private static final ClientAddresses LOOPBACK = new ClientAddresses(List.of("127.0.0.1", "::1"));

    @ParameterizedTest
    @ValueSource(strings = {"[::1]", "[0:0:0:0:0:0:0:1]", "0:0:0:0:0:0:0:1", "::1", "[::1%lo]", "127.0.0.1"})
    void aTrustedProxyIsKnownInEverySpellingOfItsAddress(String proxy) {
        assertThat(LOOPBACK.of(proxy, "198.51.100.7")).isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1]", "0:0:0:0:0:0:0:1"})
    void theSettingMaySpellItAsItLikes(String trusted) {
        ClientAddresses addresses = new ClientAddresses(List.of(trusted));

        assertThat(addresses.of("[0:0:0:0:0:0:0:1]", "198.51.100.7")).isEqualTo("198.51.100.7");
    }

    @Test
    void whoeverElseSendsTheHeaderIsNotBelieved() {
        assertThat(LOOPBACK.of("[2001:db8::5]", "198.51.100.7")).isEqualTo("2001:db8:0:0:0:0:0:5");
        assertThat(LOOPBACK.of("203.0.113.9", "198.51.100.7")).isEqualTo("203.0.113.9");
    }

    @Test
    void onlyWhatTrustedProxiesAppendedCounts() {
        assertThat(LOOPBACK.of("[::1]", "192.0.2.66, 198.51.100.7, 127.0.0.1, [::1]"))
                .isEqualTo("198.51.100.7");
        assertThat(LOOPBACK.of("[::1]", "2001:DB8::5")).isEqualTo("2001:db8:0:0:0:0:0:5");
        assertThat(LOOPBACK.of("[::1]", "::1, ,")).isEqualTo("0:0:0:0:0:0:0:1");
        assertThat(LOOPBACK.of("[::1]", null)).isEqualTo("0:0:0:0:0:0:0:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "[", "]", "[::", "1.2.3.4.5", "%", "fe80::1%nowhere", "::zz", "example.org"})
    void nonsenseIsAnsweredToo(String hop) {
        assertThat(LOOPBACK.of("[::1]", hop)).isNotEmpty().hasSizeLessThanOrEqualTo(64);
        assertThat(LOOPBACK.of(hop, "198.51.100.7")).isNotEmpty();
    }

    @Test
    void aHopTooLongForAnAddressIsNotTaken() {
        assertThat(LOOPBACK.of("[::1]", "x".repeat(65))).isEqualTo("0:0:0:0:0:0:0:1");
    }
}
