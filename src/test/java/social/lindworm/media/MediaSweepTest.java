package social.lindworm.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.media.image.TestImages;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;

@OnBothDatabases
class MediaSweepTest {

    private final MediaFixture fixture;

    MediaSweepTest(Engine engine) {
        fixture = new MediaFixture(engine);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void use(MediaId id) {
        fixture.database.change(
                handle -> handle.createUpdate("""
                        insert into book (kind, title, title_folded, sort_title, languages, subjects, subject_places, cover_id,
                            version, created, updated)
                        values ('WORK', 't', 't', 't', '[]', '[]', '[]', :cover, 1, 0, 0)
                        """).bind("cover", id.value()).execute());
    }

    private void stopUsing() {
        fixture.database.change(handle -> handle.execute("update book set cover_id = null"));
    }

    @Test
    void whatNobodyUsesGoesAfterAWeek() throws Exception {
        MediaId used = fixture.kept(MediaKind.COVER, TestImages.png(90, 90));
        MediaId unused = fixture.kept(MediaKind.COVER, TestImages.png(90, 90));
        use(used);
        fixture.runJobs();

        fixture.sweep();
        fixture.clock.turn(Duration.ofDays(7).minusHours(1));
        fixture.sweep();
        assertThat(fixture.library.state(unused)).isPresent();
        fixture.clock.turn(Duration.ofHours(2));
        fixture.sweep();

        assertThat(fixture.library.state(unused)).isEmpty();
        assertThat(fixture.library.state(used)).isPresent();
        assertThat(fixture.keys()).hasSize(1 + 2 * 2);
    }

    @Test
    void whatIsUsedAgainStays() throws Exception {
        MediaId id = fixture.kept(MediaKind.COVER, TestImages.png(90, 90));
        use(id);
        stopUsing();
        fixture.sweep();
        fixture.clock.turn(Duration.ofDays(6));
        fixture.database.change(handle -> handle.createUpdate("update book set cover_id = :id")
                .bind("id", id.value())
                .execute());
        fixture.clock.turn(Duration.ofDays(2));
        fixture.sweep();
        stopUsing();
        fixture.sweep();

        assertThat(fixture.library.state(id)).isPresent();
    }

    @Test
    void uploadsThatACrashLeftGoByTheirAge() throws Exception {
        fixture.store.put(new ObjectKey("incoming/old"), Content.of(new byte[1]), Attributes.of("a/b"));
        fixture.clock.turn(Duration.ofDays(3));
        fixture.store.put(new ObjectKey("incoming/new"), Content.of(new byte[1]), Attributes.of("a/b"));

        fixture.sweep();

        assertThat(fixture.keys()).containsExactly("incoming/new");
    }

    @Test
    void uploadsThatStillWaitStay() throws Exception {
        fixture.kept(MediaKind.COVER, TestImages.png(90, 90));
        fixture.clock.turn(Duration.ofDays(3));

        fixture.media
                .recurringJobs(java.util.List.of(new MediaReference("book", "cover_id")))
                .getFirst()
                .run();

        assertThat(fixture.keys()).hasSize(1);
    }

    @Test
    void filesThatTheLedgerDoesNotKnowAreLeftAlone() throws Exception {
        for (String key : new String[] {"covers/from-bookwyrm.jpg", "thumbnails/covers/x/1.webp", "status/a.png"}) {
            fixture.store.put(new ObjectKey(key), Content.of(new byte[1]), Attributes.of("a/b"));
        }
        fixture.clock.turn(Duration.ofDays(300));

        fixture.sweep();

        assertThat(fixture.keys()).hasSize(3);
    }
}
