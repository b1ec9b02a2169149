package social.lindworm.config;

import java.nio.file.Path;
import java.util.List;

/// What may be uploaded and what is made of it.
///
/// @param root the local store's folder
/// @param longestImage bytes of one image
/// @param mostPixels of one image; of an animation only the first frame counts, because only it is used
/// @param thumbnails whether derived sizes are made
/// @param uploadSizes longest sides, in pixels, of pictures in posts
/// @param workers how many images are worked on at once
public record MediaConfig(
        Path root, long longestImage, long mostPixels, boolean thumbnails, List<Integer> uploadSizes, int workers) {

    public MediaConfig {
        uploadSizes = List.copyOf(uploadSizes);
    }
}
