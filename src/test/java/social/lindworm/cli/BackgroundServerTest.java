package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackgroundServerTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 127.0.0.1",
        "127.0.0.1, 127.0.0.1",
        "localhost, localhost",
        "::, [::1]",
        "[::], [::1]",
        "::1, [::1]",
        "[::1], [::1]",
        "fe80::1%eth0, [fe80::1%eth0]"
    })
    void aHostThatIsListenedOnIsAskedForItsHealthAtAnAddress(String listenHost, String asked) {
        assertThat(BackgroundServer.reachedAt(listenHost)).isEqualTo(asked);
        assertThat(URI.create("http://" + asked + ":1333/health").getHost()).isEqualTo(asked);
    }
}
