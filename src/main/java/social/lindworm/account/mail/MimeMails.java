package social.lindworm.account.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import social.lindworm.config.MailConfig;

/// Writes mails in the form in which they travel: text and HTML side by side, headers that tell machines not to answer.
final class MimeMails {

    private final MailConfig config;

    MimeMails(MailConfig config) {
        this.config = config;
    }

    MimeMessage message(Session session, Mail mail) throws MessagingException {
        MimeMessage message = new Identified(session, config.senderDomain());
        message.setFrom(sender(mail));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", mail.language());
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), StandardCharsets.UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    private InternetAddress sender(Mail mail) throws MessagingException {
        try {
            return new InternetAddress(config.sender(), mail.fromName(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("the sender's name cannot be written", e);
        }
    }

    /// The library's own message ids would tell the machine's user and host name.
    private static final class Identified extends MimeMessage {

        private final String host;

        Identified(Session session, String host) {
            super(session);
            this.host = host;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + UUID.randomUUID() + "@" + host + ">");
        }
    }
}
