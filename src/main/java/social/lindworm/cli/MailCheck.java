package social.lindworm.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import social.lindworm.config.MailConfig;

/// Whether the mail server can be reached; sends nothing.
final class MailCheck {

    private static final int PATIENCE_MS = 5_000;

    private MailCheck() {}

    static Finding of(MailConfig mail) {
        return mail.smtp()
                .map(MailCheck::reach)
                .orElseGet(() -> Finding.warning(
                        "mail", "goes into data/mail and to nobody", "set EMAIL_HOST and its siblings in .env"));
    }

    private static Finding reach(MailConfig.Smtp smtp) {
        String server = smtp.host() + ":" + smtp.port();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(smtp.host(), smtp.port()), PATIENCE_MS);
            return Finding.ok("mail", server + " can be reached");
        } catch (IOException e) {
            return Finding.failed(
                    "mail",
                    server + " cannot be reached (" + e.getMessage() + ")",
                    "see EMAIL_HOST and EMAIL_PORT in .env");
        }
    }
}
