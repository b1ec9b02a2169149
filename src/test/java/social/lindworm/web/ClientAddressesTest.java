package social.lindworm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.common.AddressBlock;

class ClientAddressesTest {

    private static final ClientAddresses LOOPBACK = trusting("127.0.0.1", "::1");

    private static ClientAddresses trusting(String... proxies) {
        return new ClientAddresses(Arrays.stream(proxies).map(AddressBlock::of).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1]", "[0:0:0:0:0:0:0:1]", "0:0:0:0:0:0:0:1", "::1", "[::1%lo]", "127.0.0.1"})
    void aTrustedProxyIsKnownInEverySpellingOfItsAddress(String proxy) {
        assertThat(LOOPBACK.of(proxy, "198.51.100.7")).isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "0:0:0:0:0:0:0:1"})
    void theSettingMaySpellItAsItLikes(String trusted) {
        ClientAddresses addresses = trusting(trusted);

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
    void allProxiesOfATrustedNetworkAreBelieved() {
        ClientAddresses containers = trusting("172.16.0.0/12", "fd00::/8");

        assertThat(containers.of("172.18.0.5", "203.0.113.9, 172.31.255.1")).isEqualTo("203.0.113.9");
        assertThat(containers.of("[fd12::2]", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(containers.of("172.32.0.1", "203.0.113.9")).isEqualTo("172.32.0.1");
    }

    @Test
    void aHopTooLongForAnAddressIsNotTaken() {
        assertThat(LOOPBACK.of("[::1]", "x".repeat(65))).isEqualTo("0:0:0:0:0:0:0:1");
    }
}
