package social.lindworm.admin;

import java.util.Optional;
import social.lindworm.media.MirrorRuns;
import social.lindworm.media.Moves;

/// What those who run the instance are told of its places for files.
///
/// @param configured the place that the settings name for pictures, as [social.lindworm.media.Publication#place] does
/// @param mirrorPlace the mirror's, if there is one
public record StorageCare(
        StorageChecks checks,
        StorageAlarms alarms,
        Moves moves,
        MirrorRuns mirror,
        String configured,
        Optional<String> mirrorPlace) {}
