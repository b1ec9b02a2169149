package social.lindworm.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.db.TestDatabase;

@OnBothDatabases
class ConnectorsTest {

    private static final Optional<CoversUrl> CDN = CoversUrl.parse("https://cdn.example/images/");

    private final Database database;
    private final Connectors connectors;

    ConnectorsTest(Engine engine) {
        database = TestDatabase.fresh(engine);
        connectors = new Connectors(database, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), "https://books.example");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Connector own() {
        return connectors.find(1).orElseThrow();
    }

    private boolean change(Connector seen, Optional<CoversUrl> covers) {
        return database.write(handle -> connectors.changeCovers(handle, seen, covers));
    }

    @Test
    void theInstanceItselfIsTheFirstAndFollowsTheStorageSettings() {
        assertThat(connectors.covers()).isEmpty();
        assertThat(connectors.all()).containsExactly(own());
        assertThat(own().identifier()).isEqualTo("books.example");
        assertThat(own().file()).isEqualTo("self_connector");
        assertThat(own().covers()).isEmpty();
        assertThat(own().addresses())
                .isEqualTo(new Connector.Addresses(
                        "https://books.example",
                        "https://books.example/book",
                        "https://books.example/search.json?q=",
                        "https://books.example/isbn/"));
        assertThat(connectors.find(2)).isEmpty();
    }

    @Test
    void theNumberOfTheInstanceIsLeftToIt() {
        long other = database.write(
                handle -> handle.createQuery("""
                        insert into connector (version, identifier, connector_file, name, priority, active, base_url,
                            books_url, covers_url) values (1, 'other.example', 'x', 'x', 3, true, '', '', '') returning id
                        """).mapTo(long.class).one());

        assertThat(other).isGreaterThan(1);
        assertThat(own().identifier()).isEqualTo("books.example");
    }

    @Test
    void ofTwoWhoChangeTheSameOneIsTold() {
        Connector seen = own();

        assertThat(change(seen, CDN)).isTrue();
        assertThat(change(seen, Optional.empty())).isFalse();
        assertThat(own().covers()).isEqualTo(CDN);
        assertThat(own().version()).isEqualTo(seen.version() + 1);
    }

    @Test
    void aChangeIsKnownAtOnceHereAndWithinTwoSecondsElsewhere() {
        SettableClock clock = new SettableClock();
        Connectors elsewhere = new Connectors(database, clock, "https://books.example");
        assertThat(elsewhere.covers()).isEmpty();
        assertThat(connectors.covers()).isEmpty();

        change(own(), CDN);

        assertThat(connectors.covers()).isEqualTo(CDN);
        assertThat(elsewhere.covers()).isEmpty();
        clock.now = clock.now.plus(Connectors.TRUSTED);
        assertThat(elsewhere.covers()).isEqualTo(CDN);
    }

    @Test
    void aChangeThatIsTakenBackWasNone() {
        assertThat(connectors.covers()).isEmpty();
        Connector seen = own();

        assertThatThrownBy(() -> database.change(handle -> {
                    connectors.changeCovers(handle, seen, CDN);
                    throw new IllegalStateException("not after all");
                }))
                .hasMessage("not after all");

        assertThat(connectors.covers()).isEmpty();
        assertThat(own()).isEqualTo(seen);
    }

    @Test
    void whileTheDatabaseIsAwayWhatWasKnownLastGoesOn() {
        SettableClock clock = new SettableClock();
        Connectors known = new Connectors(database, clock, "https://books.example");
        change(own(), CDN);
        assertThat(known.covers()).isEqualTo(CDN);

        database.close();
        clock.now = clock.now.plus(Duration.ofHours(1));

        assertThat(known.covers()).isEqualTo(CDN);
        assertThat(new Connectors(database, clock, "https://books.example").covers())
                .isEmpty();
    }

    @Test
    void anInstanceThatMovesKeepsItsRow() {
        change(own(), CDN);

        Connector moved = new Connectors(database, Clock.systemUTC(), "http://new.example:1333")
                .find(1)
                .orElseThrow();

        assertThat(moved.identifier()).isEqualTo("new.example:1333");
        assertThat(moved.addresses().base()).isEqualTo("http://new.example:1333");
        assertThat(moved.covers()).isEqualTo(CDN);
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.EPOCH;

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
}
