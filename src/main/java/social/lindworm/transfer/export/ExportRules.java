package social.lindworm.transfer.export;

import java.time.Duration;
import social.lindworm.site.Site;

/// Whether and how often somebody may ask, and how long an archive is kept.
///
/// @param between from one archive to the next question for one
/// @param kept after which an archive is taken away
public record ExportRules(boolean offered, Duration between, Duration kept) {

    static ExportRules of(Site.Exports settings) {
        return new ExportRules(
                settings.offered(), Duration.ofHours(settings.hoursBetween()), Duration.ofDays(settings.daysKept()));
    }
}
