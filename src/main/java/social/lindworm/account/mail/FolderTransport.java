package social.lindworm.account.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.config.MailConfig;

/// Keeps mails as `.eml` files and writes their text to the log: what an instance without a mail server does, so that
/// its first people can still be let in by hand.
public final class FolderTransport implements MailTransport {

    private static final Logger LOG = LoggerFactory.getLogger(FolderTransport.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final MimeMails mimes;
    private final Path folder;
    private final Clock clock;

    public FolderTransport(MailConfig config, Path folder, Clock clock) {
        this.mimes = new MimeMails(config);
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public void deliver(Mail mail) throws IOException, Undeliverable {
        Files.createDirectories(folder);
        String name = NAME.format(clock.instant()) + "-"
                + UUID.randomUUID().toString().substring(0, 8) + ".eml";
        Path whole = folder.resolve(name);
        Path partial = folder.resolve(name + ".part");
        try (OutputStream file = Files.newOutputStream(partial)) {
            mimes.message(Session.getInstance(new Properties()), mail).writeTo(file);
        } catch (MessagingException e) {
            Files.deleteIfExists(partial);
            throw new Undeliverable("the mail cannot be written", e);
        }
        Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
        LOG.atInfo()
                .addKeyValue("to", mail.to())
                .addKeyValue("subject", mail.subject())
                .addKeyValue("file", whole)
                .log("no mail server is set, so this mail was kept as a file:\n{}", mail.text());
    }

    @Override
    public String describe() {
        return folder.toString();
    }
}
