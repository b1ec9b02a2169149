package social.lindworm.media;

import java.util.List;
import social.lindworm.media.image.DerivedSize;
import social.lindworm.media.image.ImageFormat;
import social.lindworm.media.image.ImageRecipe;
import social.lindworm.storage.ObjectKey;
import social.lindworm.web.view.Picture;

/// Addresses of pictures, from what the ledger knows of them: no file is looked for.
///
/// @param base what stands before a key, such as `/images/`
record ImageUrls(String base) {

    String of(ObjectKey key) {
        return base + key.text();
    }

    /// @param media made ready
    Picture picture(MediaRow media) {
        List<DerivedSize> sizes = sizes(media);
        int width = media.size().width();
        int height = media.size().height();
        if (sizes.isEmpty()) {
            return Picture.of(master(media), width, height);
        }
        List<ImageFormat> formats = media.kind().recipe().formats();
        return new Picture(
                files(media, sizes, formats.getFirst()), files(media, sizes, formats.getLast()), width, height);
    }

    /// The smallest file of at least so many pixels in both directions, or the largest there is.
    String near(MediaRow media, int pixels) {
        List<DerivedSize> sizes = sizes(media);
        if (sizes.isEmpty()) {
            return master(media);
        }
        DerivedSize chosen = sizes.stream()
                .filter(derived ->
                        Math.min(derived.size().width(), derived.size().height()) >= pixels)
                .findFirst()
                .orElse(sizes.getLast());
        ImageFormat format = media.kind().recipe().formats().getFirst();
        return of(MediaKeys.copy(media.kind(), media.name(), chosen.box(), format));
    }

    private String master(MediaRow media) {
        ImageFormat format = media.format() == null ? ImageFormat.JPEG : media.format();
        return of(MediaKeys.master(media.kind(), media.name(), format));
    }

    /// Copies of an older recipe are not counted on.
    private static List<DerivedSize> sizes(MediaRow media) {
        ImageRecipe recipe = media.kind().recipe();
        return media.recipe() == MediaKind.RECIPES ? recipe.derived(media.size()) : List.of();
    }

    private List<Picture.Size> files(MediaRow media, List<DerivedSize> sizes, ImageFormat format) {
        return sizes.stream()
                .map(derived -> new Picture.Size(
                        of(MediaKeys.copy(media.kind(), media.name(), derived.box(), format)),
                        derived.size().width()))
                .toList();
    }
}
