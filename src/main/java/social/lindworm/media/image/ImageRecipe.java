package social.lindworm.media.image;

import java.util.ArrayList;
import java.util.List;

/// What is made of an upload: a master, which is the upload upright, stripped and of bearable size, and smaller
/// copies of it.
///
/// @param masterBox the box that the master fits in
/// @param boxes the boxes that the copies fit in, ascending
/// @param square whether it is cut to its middle square
/// @param alpha whether transparency is kept; else it becomes white
public record ImageRecipe(int masterBox, List<Integer> boxes, boolean square, boolean alpha) {

    public ImageRecipe {
        boxes = List.copyOf(boxes);
    }

    public Size master(ImageHeader header) {
        Size upright = new Size(header.uprightWidth(), header.uprightHeight());
        return (square ? upright.square() : upright).fit(masterBox);
    }

    /// The copies of a master of this size. Nothing is enlarged: the first box that the master fits in gets a
    /// copy as large as the master, and there is none beyond it. So the sizes follow from the master's alone and
    /// no page has to look them up.
    public List<DerivedSize> derived(Size master) {
        List<DerivedSize> sizes = new ArrayList<>();
        for (int box : boxes) {
            sizes.add(new DerivedSize(box, master.fit(box)));
            if (Math.max(master.width(), master.height()) <= box) {
                break;
            }
        }
        return sizes;
    }

    /// The same without copies.
    public ImageRecipe masterOnly() {
        return new ImageRecipe(masterBox, List.of(), square, alpha);
    }

    /// Every copy exists in WebP and in a format that everything reads.
    public List<ImageFormat> formats() {
        return List.of(ImageFormat.WEBP, alpha ? ImageFormat.PNG : ImageFormat.JPEG);
    }
}
