package social.lindworm.config;

import java.util.Optional;

/// How mail is sent.
///
/// @param smtp empty: mails are written to the log and to files in the data folder
/// @param senderName the part before the @
/// @param senderDomain the part after it
public record MailConfig(Optional<Smtp> smtp, String senderName, String senderDomain) {

    /// A mail server.
    ///
    /// @param startTls begin in the clear and change to TLS (usually port 587)
    /// @param tls TLS from the first byte (usually port 465)
    public record Smtp(String host, int port, String user, Secret password, boolean startTls, boolean tls) {}

    public String sender() {
        return senderName + "@" + senderDomain;
    }
}
