package social.lindworm.federation.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "https://example.org -> https://example.org/",
                "HTTPS://Example.ORG:443/A?b=c#d -> https://example.org/A?b=c",
                "http://example.org:8080?x -> http://example.org:8080/?x",
                "'  https://example.org/a b  ' -> https://example.org/a%20b",
                "https://bücher.example/größe -> https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe",
                "https://example.org/100%/a%20b -> https://example.org/100%25/a%20b",
                "https://example.org/a[1]|{x} -> https://example.org/a%5B1%5D%7C%7Bx%7D",
                "http://[::1]:81/a -> http://[::1]:81/a",
                "http://127.1/ -> http://127.1/"
            })
    void addressesAreMadeSendable(String written, String sent) {
        assertThat(WebAddress.parse(written)).map(WebAddress::toString).contains(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "ftp://example.org/a",
                "file:///etc/passwd",
                "jar:http://example.org!/a",
                "javascript:alert(1)",
                "http://",
                "https:///path",
                "http://user:word@example.org/",
                "http://example.org@127.0.0.1/",
                "http://exa mple.org/",
                "http://example.org:99999/",
                "http://example.org:0/",
                "http://example.org:a/",
                "http://example.org\\@evil.example/",
                "http://example.org/a\r\nHost: evil.example",
                "http://exam\nple.org/",
                "http://[fe80::1%25eth0]/",
                "http://[zz]/",
                "//example.org/a"
            })
    void anythingElseIsNoAddress(String written) {
        assertThat(WebAddress.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "/b?c -> https://example.org:444/b?c",
                "b -> https://example.org:444/x/b",
                "../b -> https://example.org:444/b",
                "?q -> https://example.org:444/x/?q",
                "//other.example/b -> https://other.example/b",
                "http://other.example -> http://other.example/",
                "/a b/é -> https://example.org:444/a%20b/%C3%A9"
            })
    void redirectsAreReadFromWhereTheyWereGiven(String location, String target) {
        WebAddress from = WebAddress.parse("https://example.org:444/x/y").orElseThrow();

        assertThat(from.resolve(location)).map(WebAddress::toString).contains(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org/", "file:/etc/passwd", "data:text/plain,x", "/a\r\nb", "http://a@b/"})
    void redirectsToElsewhereAreNone(String location) {
        WebAddress from = WebAddress.parse("https://example.org/x").orElseThrow();

        assertThat(from.resolve(location)).isEmpty();
    }
}
