package social.lindworm.account.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.config.MailConfig;
import social.lindworm.config.MailConfig.Smtp;
import social.lindworm.config.Secret;

class MailTransportTest {

    private static final Mail MAIL = new Mail(
            "Bücherei am Fluß", "heron@mail.example", "Olá, garça", "Bom dia,\nünïcode.", "<p>Bom dia</p>", "pt-BR");

    private final GreenMail server = new GreenMail(setup());

    private static ServerSetup setup() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static MailConfig config(Optional<Smtp> smtp) {
        return new MailConfig(smtp, "admin", "books.example");
    }

    private MailTransport smtp(int port, String user, String password) {
        Smtp smtp = new Smtp("127.0.0.1", port, user, new Secret(password), false, false);
        return new SmtpTransport(config(Optional.of(smtp)), smtp);
    }

    private static void check(MimeMessage message) throws Exception {
        assertThat(message.getSubject()).isEqualTo("Olá, garça");
        assertThat(message.getFrom()[0].toString()).contains("admin@books.example");
        assertThat(message.getAllRecipients()[0]).hasToString("heron@mail.example");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getMessageID()).endsWith("@books.example>");
        MimeMultipart both = (MimeMultipart) message.getContent();
        assertThat(both.getBodyPart(0).getContent().toString()).contains("ünïcode");
        assertThat(both.getBodyPart(1).getContentType()).startsWith("text/html");
    }

    @Test
    void mailsArriveBySmtp() throws Exception {
        smtp(server.getSmtp().getPort(), "", "").deliver(MAIL);

        assertThat(server.getReceivedMessages()).hasSize(1);
        check(server.getReceivedMessages()[0]);
    }

    @Test
    void nameAndPasswordAreGivenWhereTheyAreSet() throws Exception {
        server.setUser("sender@books.example", "sender", "open sesame");

        smtp(server.getSmtp().getPort(), "sender", "open sesame").deliver(MAIL);

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aServerThatIsAwayIsWorthAnotherTry() {
        int port = server.getSmtp().getPort();
        server.stop();

        assertThatThrownBy(() -> smtp(port, "", "").deliver(MAIL)).isInstanceOf(IOException.class);
    }

    @Test
    void withoutAServerMailsBecomeFiles(@TempDir Path folder) throws Exception {
        Clock noon = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
        MailTransport transport = new FolderTransport(config(Optional.empty()), folder.resolve("mail"), noon);

        transport.deliver(MAIL);
        transport.deliver(MAIL);

        try (var files = Files.list(folder.resolve("mail"))) {
            List<Path> mails = files.toList();
            assertThat(mails)
                    .hasSize(2)
                    .allMatch(file -> file.getFileName().toString().startsWith("20261123-120000-"));
            try (InputStream file = Files.newInputStream(mails.getFirst())) {
                check(new MimeMessage(Session.getInstance(new Properties()), file));
            }
        }
    }
}
