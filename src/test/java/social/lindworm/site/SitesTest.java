package social.lindworm.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.db.TestDatabase;

@OnBothDatabases
class SitesTest {

    private final Database database;
    private final Sites sites;

    SitesTest(Engine engine) {
        database = TestDatabase.fresh(engine);
        sites = new Sites(database, at(Instant.EPOCH));
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFreshInstanceWaitsToBeSetUp() {
        Site site = sites.current();

        assertThat(site.installMode()).isTrue();
        assertThat(site.identity().name()).isEqualTo("Lindworm");
        assertThat(site.registration().confirmEmail()).isTrue();
        assertThat(site.registration().defaultRole()).isEqualTo(Role.EDITOR);
        assertThat(site.exports()).isEqualTo(new Site.Exports(true, 24, 7));
    }

    @Test
    void changesAreSeenAtOnceHereAndWithinASecondElsewhere() {
        Database second = database;
        SettableClock clock = new SettableClock();
        Sites elsewhere = new Sites(second, clock);
        assertThat(elsewhere.current().identity().name()).isEqualTo("Lindworm");

        sites.change(new Site.Identity("Bücherei", "Lesen", "kurz", "# lang"));
        sites.change(new Site.Texts("be kind", "we keep little", "below"));
        sites.change(new Site.Look(7L, 8L, 9L, "#aa3300"));
        sites.change(
                new Site.Registration(RegistrationMode.INVITE_REQUEST, "closed", "ask", "why?", false, Role.MEMBER));
        sites.change(new Site.Exports(false, 48, 3));

        assertThat(sites.current())
                .isEqualTo(new Site(
                        new Site.Identity("Bücherei", "Lesen", "kurz", "# lang"),
                        new Site.Texts("be kind", "we keep little", "below"),
                        new Site.Look(7L, 8L, 9L, "#aa3300"),
                        new Site.Registration(
                                RegistrationMode.INVITE_REQUEST, "closed", "ask", "why?", false, Role.MEMBER),
                        new Site.Exports(false, 48, 3),
                        true));
        assertThat(elsewhere.current().identity().name()).isEqualTo("Lindworm");
        clock.now = clock.now.plus(Duration.ofMillis(1_001));
        assertThat(elsewhere.current()).isEqualTo(sites.current());
    }

    @Test
    void theAdminCodeIsLastingLongAndForgivingAboutItsLooks() {
        String code = sites.adminCode();

        assertThat(code).matches("([A-Z2-9]{4}-){6}[A-Z2-9]{4}");
        assertThat(new Sites(database, Clock.systemUTC()).adminCode()).isEqualTo(code);
        assertThat(sites.isAdminCode(code.toLowerCase(Locale.ROOT).replace('-', ' ')))
                .isTrue();
        assertThat(sites.isAdminCode("")).isFalse();
        assertThat(sites.isAdminCode(code.substring(1))).isFalse();
    }

    @Test
    void theInstallModeEndsOnce() {
        sites.adminCode();

        boolean first = database.write(sites::endInstallMode);
        boolean second = database.write(sites::endInstallMode);
        sites.refresh();

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(sites.current().installMode()).isFalse();
    }

    private static final class SettableClock extends Clock {

        Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    @Test
    void aChangeIsSeenAtOnceWhateverOthersWereReadingMeanwhile() {
        AtomicBoolean going = new AtomicBoolean(true);
        try (ExecutorService others = Executors.newFixedThreadPool(3)) {
            others.execute(() -> whileGoing(going, sites::refresh));
            others.execute(() -> whileGoing(going, sites::current));
            others.execute(() -> whileGoing(going, sites::current));
            try {
                for (int i = 0; i < 300; i++) {
                    sites.change(new Site.Identity("name " + i, "", "", ""));
                    assertThat(sites.current().identity().name()).isEqualTo("name " + i);
                }
            } finally {
                going.set(false);
            }
        }
    }

    private static void whileGoing(AtomicBoolean going, Runnable work) {
        while (going.get()) {
            work.run();
        }
    }
}
