package social.lindworm.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import social.lindworm.common.Message;
import social.lindworm.db.Database;
import social.lindworm.media.MediaInventory;

/// Whether the places for files are about to be full. Thread-safe.
public final class StorageAlarms {

    private static final int NOTICE_PERCENT = 80;
    private static final int WARNING_PERCENT = 95;
    private static final int FREE_PERCENT = 5;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private final Database database;
    private final OptionalLong quota;
    private final Supplier<List<Disk>> disks;

    /// @param disks of this machine that the instance writes to
    public StorageAlarms(Database database, OptionalLong quota, Supplier<List<Disk>> disks) {
        this.database = database;
        this.quota = quota;
        this.disks = disks;
    }

    /// Bytes of a disk.
    ///
    /// @param folder of the instance that is on it
    public record Disk(String folder, long free, long total) {}

    /// @param urgent whether uploads may soon be refused
    public record Alarm(boolean urgent, Message text) {}

    /// The urgent first.
    public List<Alarm> now() {
        List<Alarm> alarms = new ArrayList<>();
        disks.get().forEach(disk -> ofDisk(disk).ifPresent(alarms::add));
        if (quota.isPresent()) {
            ofQuota(quota.getAsLong()).ifPresent(alarms::add);
        }
        return alarms;
    }

    private static Optional<Alarm> ofDisk(Disk disk) {
        boolean low = disk.free() < GIB || disk.free() * 100 < disk.total() * FREE_PERCENT;
        return low && disk.total() > 0
                ? Optional.of(new Alarm(
                        true,
                        Message.of(
                                "admin.storage.alarm.disk",
                                disk.free() / MIB,
                                disk.free() * 100 / disk.total(),
                                disk.folder())))
                : Optional.empty();
    }

    private Optional<Alarm> ofQuota(long most) {
        long percent = new MediaInventory(database).bytes() / Math.max(1, most / 100);
        return percent < NOTICE_PERCENT
                ? Optional.empty()
                : Optional.of(new Alarm(
                        percent >= WARNING_PERCENT,
                        Message.of("admin.storage.alarm.quota", percent, Math.max(1, most / GIB))));
    }
}
