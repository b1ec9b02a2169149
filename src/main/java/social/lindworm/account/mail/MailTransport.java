package social.lindworm.account.mail;

import java.io.IOException;

/// Hands mails over. Thread-safe.
public interface MailTransport {

    /// Returns when the mail is somebody else's care.
    ///
    /// @throws IOException when it may go better later
    /// @throws Undeliverable when this mail will never be taken
    void deliver(Mail mail) throws IOException, Undeliverable;

    /// Where mails go, in a few words for the log and the admin pages.
    String describe();

    /// The mail server refused the address or the mail for good.
    final class Undeliverable extends Exception {

        private static final long serialVersionUID = 1L;

        public Undeliverable(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
