package social.lindworm.media;

import java.util.List;
import social.lindworm.media.image.DerivedSize;
import social.lindworm.media.image.ImageFormat;
import social.lindworm.media.image.ImageRecipe;
import social.lindworm.storage.ObjectKey;
import social.lindworm.web.view.Picture;

/// Addresses of pictures, from what the ledger knows of them: no file is looked for.
record ImageUrls(Publication publication) {

    /// @param media made ready
    Picture picture(MediaRow media) {
        return picture(media, publication.of(media).base(media.place()));
    }

    /// @param base what addresses begin with that need not last
    static Picture picture(MediaRow media, String base) {
        List<DerivedSize> sizes = sizes(media);
        int width = media.size().width();
        int height = media.size().height();
        if (sizes.isEmpty()) {
            ObjectKey master = master(media);
            return new Picture(
                    List.of(),
                    List.of(new Picture.Size(base + master, width)),
                    Publication.OWN_BASE + master,
                    width,
                    height);
        }
        List<ImageFormat> formats = media.kind().recipe().formats();
        return new Picture(
                files(base, media, sizes, formats.getFirst()),
                files(base, media, sizes, formats.getLast()),
                Publication.OWN_BASE + copy(media, sizes.getLast(), formats.getLast()),
                width,
                height);
    }

    /// The smallest file of at least so many pixels in both directions, or the largest there is.
    String near(MediaRow media, int pixels) {
        String base = publication.of(media).base(media.place());
        List<DerivedSize> sizes = sizes(media);
        if (sizes.isEmpty()) {
            return base + master(media);
        }
        DerivedSize chosen = sizes.stream()
                .filter(derived ->
                        Math.min(derived.size().width(), derived.size().height()) >= pixels)
                .findFirst()
                .orElse(sizes.getLast());
        return base + copy(media, chosen, media.kind().recipe().formats().getFirst());
    }

    private static ObjectKey master(MediaRow media) {
        ImageFormat format = media.format() == null ? ImageFormat.JPEG : media.format();
        return MediaKeys.of(media).master(format);
    }

    private static ObjectKey copy(MediaRow media, DerivedSize derived, ImageFormat format) {
        return MediaKeys.of(media).copy(derived.box(), format);
    }

    /// Copies of an older recipe are not counted on.
    private static List<DerivedSize> sizes(MediaRow media) {
        ImageRecipe recipe = media.kind().recipe();
        return media.recipe() == MediaKind.RECIPES ? recipe.derived(media.size()) : List.of();
    }

    private static List<Picture.Size> files(String base, MediaRow media, List<DerivedSize> sizes, ImageFormat format) {
        return sizes.stream()
                .map(derived -> new Picture.Size(
                        base + copy(media, derived, format), derived.size().width()))
                .toList();
    }
}
