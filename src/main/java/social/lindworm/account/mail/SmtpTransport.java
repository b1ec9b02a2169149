package social.lindworm.account.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import social.lindworm.config.MailConfig;
import social.lindworm.config.MailConfig.Smtp;

/// Hands mails to an SMTP server, one connection each: an instance sends few.
public final class SmtpTransport implements MailTransport {

    private static final String TIMEOUT_MILLIS = "20000";
    private static final int PERMANENT = 500;

    private final Smtp smtp;
    private final MimeMails mimes;
    private final Session session;

    public SmtpTransport(MailConfig config, Smtp smtp) {
        this.smtp = smtp;
        this.mimes = new MimeMails(config);
        this.session = Session.getInstance(properties(smtp));
    }

    private static Properties properties(Smtp smtp) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", smtp.host());
        properties.setProperty("mail.smtp.port", String.valueOf(smtp.port()));
        properties.setProperty("mail.smtp.auth", String.valueOf(!smtp.user().isEmpty()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(smtp.startTls()));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(smtp.startTls()));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(smtp.tls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        return properties;
    }

    @Override
    public void deliver(Mail mail) throws IOException, Undeliverable {
        try {
            MimeMessage message = mimes.message(session, mail);
            try (Transport transport = session.getTransport()) {
                if (smtp.user().isEmpty()) {
                    transport.connect();
                } else {
                    transport.connect(smtp.user(), smtp.password().reveal());
                }
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (AddressException e) {
            throw new Undeliverable("the address cannot be written in a mail", e);
        } catch (SendFailedException e) {
            if (refusedForGood(e)) {
                throw new Undeliverable("the mail server refused the mail for good: " + e.getMessage(), e);
            }
            throw new IOException("the mail server refused the mail for now: " + e.getMessage(), e);
        } catch (MessagingException e) {
            throw new IOException("no mail could be handed to " + describe() + ": " + e.getMessage(), e);
        }
    }

    private static boolean refusedForGood(SendFailedException failure) {
        for (Exception cause = failure; cause instanceof MessagingException each; cause = each.getNextException()) {
            int code = switch (cause) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            if (code >= PERMANENT) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String describe() {
        return smtp.host() + ":" + smtp.port();
    }
}
