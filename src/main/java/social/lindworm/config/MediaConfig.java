package social.lindworm.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What may be uploaded, what is made of it, and how long it is kept.
///
/// @param root the local store's folder
/// @param longestImage bytes of one image
/// @param mostPixels of one image; of an animation only the first frame counts, because only it is used
/// @param thumbnails whether derived sizes are made
/// @param uploadSizes longest sides, in pixels, of pictures in posts
/// @param workers how many images are worked on at once
public record MediaConfig(
        Path root,
        long longestImage,
        long mostPixels,
        boolean thumbnails,
        List<Integer> uploadSizes,
        int workers,
        Upkeep upkeep) {

    public MediaConfig {
        uploadSizes = List.copyOf(uploadSizes);
    }

    /// Of a usual upkeep.
    public MediaConfig(
            Path root, long longestImage, long mostPixels, boolean thumbnails, List<Integer> uploadSizes, int workers) {
        this(root, longestImage, mostPixels, thumbnails, uploadSizes, workers, Upkeep.USUAL);
    }

    /// What is done about pictures as time goes by.
    ///
    /// @param grace how long a picture that nobody uses is kept
    /// @param quota bytes that all pictures may take before somebody is told; empty if nobody counts
    /// @param remote how long a picture that can be fetched again is kept unused; empty for ever
    public record Upkeep(Duration grace, OptionalLong quota, Optional<Duration> remote) {

        public static final Upkeep USUAL = new Upkeep(Duration.ofDays(7), OptionalLong.empty(), Optional.empty());
    }
}
