package social.lindworm.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.common.Message;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.db.TestDatabase;

@OnBothDatabases
class StorageAlarmsTest {

    private static final long GIB = 1L << 30;

    private final Database database;

    StorageAlarmsTest(Engine engine) {
        database = TestDatabase.fresh(engine);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /// One picture with a file of so many bytes.
    private void kept(long bytes) {
        database.change(handle -> {
            handle.execute("""
                    insert into media (kind, state, name, attempts, width, height, recipe, created)
                    values ('COVER', 'READY', 'x', 0, 1, 1, 0, 0)
                    """);
            handle.createUpdate("""
                            insert into media_file (object_key, media_id, box, content_type, bytes, content_hash,
                                width, height, created)
                            select 'covers/x.jpg', id, 0, 'image/jpeg', :bytes, '', 1, 1, 0 from media
                            """).bind("bytes", bytes).execute();
        });
    }

    private List<StorageAlarms.Alarm> alarms(OptionalLong quota, StorageAlarms.Disk... disks) {
        return new StorageAlarms(database, quota, () -> List.of(disks)).now();
    }

    private List<StorageAlarms.Alarm> ofQuota(long quota) {
        return alarms(OptionalLong.of(quota));
    }

    @Test
    void withoutAQuotaOnlyTheDiskIsWatched() {
        kept(100 * GIB);

        assertThat(alarms(OptionalLong.empty())).isEmpty();
        assertThat(alarms(OptionalLong.empty(), new StorageAlarms.Disk("/srv/images", 6 * GIB, 100 * GIB)))
                .isEmpty();
    }

    @Test
    void fromFourFifthsOfTheQuotaThereIsANoticeAndThenAWarning() {
        kept(80 * GIB);

        assertThat(ofQuota(101 * GIB)).isEmpty();
        assertThat(ofQuota(100 * GIB))
                .containsExactly(new StorageAlarms.Alarm(false, Message.of("admin.storage.alarm.quota", 80L, 100L)));
        assertThat(ofQuota(84 * GIB))
                .containsExactly(new StorageAlarms.Alarm(true, Message.of("admin.storage.alarm.quota", 95L, 84L)));
    }

    @Test
    void aDiskIsLowByItsShareOrByWhatIsLeft() {
        long half = GIB / 2;

        assertThat(alarms(OptionalLong.empty(), new StorageAlarms.Disk("/srv/images", half, 4 * GIB)))
                .containsExactly(new StorageAlarms.Alarm(
                        true, Message.of("admin.storage.alarm.disk", 512L, 12L, "/srv/images")));
        assertThat(alarms(OptionalLong.empty(), new StorageAlarms.Disk("/srv/images", 40 * GIB, 1_000 * GIB)))
                .containsExactly(new StorageAlarms.Alarm(
                        true, Message.of("admin.storage.alarm.disk", 40_960L, 4L, "/srv/images")));
    }

    @Test
    void ofSeveralDisksTheOneThatIsLowIsNamed() {
        assertThat(alarms(
                        OptionalLong.empty(),
                        new StorageAlarms.Disk("/srv/data", GIB / 4, 100 * GIB),
                        new StorageAlarms.Disk("/srv/images", 50 * GIB, 100 * GIB)))
                .containsExactly(
                        new StorageAlarms.Alarm(true, Message.of("admin.storage.alarm.disk", 256L, 0L, "/srv/data")));
    }
}
