package social.lindworm.media.image;

import java.util.List;

/// What came of an upload.
public record Made(EncodedImage master, List<Copy> copies) {

    public record Copy(DerivedSize derived, EncodedImage image) {}
}
