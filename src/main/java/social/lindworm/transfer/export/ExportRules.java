package social.lindworm.transfer.export;

import java.time.Duration;

/// How often somebody may ask and how long an archive is kept.
///
/// @param between from one archive to the next question for one
/// @param kept after which an archive is taken away
public record ExportRules(Duration between, Duration kept) {

    public static final ExportRules USUAL = new ExportRules(Duration.ofHours(24), Duration.ofDays(7));
}
