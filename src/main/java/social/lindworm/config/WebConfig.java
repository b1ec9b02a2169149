package social.lindworm.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import social.lindworm.common.AddressBlock;

/// How the server is reached and what it lets in.
///
/// @param domain host name, with a port where it is not the scheme's own: `books.example`, `localhost:1333`
/// @param https whether people come by https, by a proxy or not
/// @param listenHost the address the socket is bound to
/// @param listenPort 0 lets the system choose
/// @param trustedProxies proxies whose `X-Forwarded-For` is believed
/// @param locale for visitors whose browser asks for no language we have
/// @param zone for visitors and for readers who chose none
/// @param uploadLimit bytes one request may carry
/// @param contentHosts further origins that pages may load images, fonts and styles from
/// @param sessionLifetime how long somebody stays signed in
public record WebConfig(
        String domain,
        boolean https,
        String listenHost,
        int listenPort,
        List<AddressBlock> trustedProxies,
        Locale locale,
        ZoneId zone,
        long uploadLimit,
        List<String> contentHosts,
        Duration sessionLifetime) {

    public WebConfig {
        trustedProxies = List.copyOf(trustedProxies);
        contentHosts = List.copyOf(contentHosts);
    }

    /// The same, with one more origin that pages may load images, fonts, styles and scripts from.
    public WebConfig loadingFrom(String contentHost) {
        return new WebConfig(
                domain,
                https,
                listenHost,
                listenPort,
                trustedProxies,
                locale,
                zone,
                uploadLimit,
                Stream.concat(contentHosts.stream(), Stream.of(contentHost)).toList(),
                sessionLifetime);
    }

    /// `https://books.example`, without a slash at the end: what every absolute link starts with.
    public String origin() {
        return (https ? "https://" : "http://") + domain;
    }
}
