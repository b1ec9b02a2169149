package social.lindworm.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.credential.Passwords;
import social.lindworm.account.mail.Mail;
import social.lindworm.account.mail.MailTransport;
import social.lindworm.common.Message;
import social.lindworm.config.WebConfig;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.TestDatabase;
import social.lindworm.jobs.Jobs;
import social.lindworm.jobs.ManualJobs;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Role;
import social.lindworm.site.Site;
import social.lindworm.site.Sites;
import social.lindworm.web.TestWeb;
import social.lindworm.web.Upload;

/// The whole feature over a real database, with a clock that tests move and a letter box instead of a mail server.
public final class PeopleRig implements AutoCloseable {

    public static final Client HERE = new Client("192.0.2.7", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
    public static final String PASSWORD = "a heron by the river";

    public final Database database;
    public final MovingClock clock = new MovingClock();
    public final Sites sites;
    public final People people;
    public final LetterBox letterBox = new LetterBox();
    public final RecordingAvatars avatars = new RecordingAvatars();
    public final WebConfig config;
    final SignIns signIns;
    private final ManualJobs jobs;

    public PeopleRig(Engine engine) {
        this(engine, TestWeb.config(1333));
    }

    public PeopleRig(Engine engine, WebConfig config) {
        this.config = config;
        database = TestDatabase.fresh(engine);
        sites = new Sites(database, clock);
        sites.current();
        people = new People(
                new People.Needs(database, clock, new Jobs(Clock.systemUTC()), sites, config, avatars),
                new Passwords(2, new Passwords.Cost(64, 1)),
                new SignIns.Rules(config.domain(), Duration.ZERO));
        signIns = people.signIns();
        jobs = ManualJobs.over(database, people.mails(TestWeb.surroundings(config, false), letterBox));
    }

    /// Ends the install mode and lets people join at once, without confirming.
    public PeopleRig open() {
        return registration(RegistrationMode.OPEN, false);
    }

    public PeopleRig registration(RegistrationMode mode, boolean confirm) {
        database.change(sites::endInstallMode);
        sites.change(new Site.Registration(mode, "", "", "", confirm, Role.EDITOR));
        return this;
    }

    /// A person who can sign in with [#PASSWORD].
    public AccountId person(String name) {
        return person(name, Role.EDITOR);
    }

    public AccountId person(String name, Role role) {
        Founding.Outcome outcome =
                people.founding().create(new Founding.Founder(name, name + "@mail.example", PASSWORD, "en"), role);
        return ((Founding.Outcome.Founded) outcome).account();
    }

    public List<Mail> mails() {
        jobs.runDue();
        return List.copyOf(letterBox.mails);
    }

    public Mail lastMail() {
        return mails().getLast();
    }

    /// Whether a transaction waits for another's; PostgreSQL only.
    boolean somebodyWaits(Handle handle) {
        return handle.createQuery("select count(*) > 0 from pg_locks where not granted")
                .mapTo(boolean.class)
                .one();
    }

    /// The part of the last mail's link after `prefix`.
    public String tokenOfLastMail(String prefix) {
        Matcher link = Pattern.compile(Pattern.quote(prefix) + "(\\S+)")
                .matcher(lastMail().text());
        if (!link.find()) {
            throw new AssertionError("no link in " + lastMail().text());
        }
        return link.group(1);
    }

    @Override
    public void close() {
        people.close();
        database.close();
    }

    /// A clock that stands still until it is moved.
    public static final class MovingClock extends Clock {

        private Instant now = Instant.now();

        public void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /// Keeps mails instead of sending them.
    public static final class LetterBox implements MailTransport {

        final List<Mail> mails = new ArrayList<>();

        @Override
        public void deliver(Mail mail) {
            mails.add(mail);
        }

        @Override
        public String describe() {
            return "a letter box";
        }
    }

    /// Takes in what begins with `picture` and refuses everything else.
    public static final class RecordingAvatars implements Avatars {

        public final List<Long> discarded = new ArrayList<>();
        private long kept;

        @Override
        public Outcome keep(AccountId account, Upload upload) {
            return upload.filename().startsWith("picture")
                    ? new Outcome.Kept(++kept)
                    : new Outcome.Refused(Message.of("account.edit.unknown"));
        }

        @Override
        public void discard(long media) {
            discarded.add(media);
        }

        @Override
        public void discard(Handle handle, long media) {
            discard(media);
        }

        @Override
        public Optional<String> url(long media, int pixels) {
            return Optional.of("/images/avatars/" + media + ".webp");
        }
    }
}
