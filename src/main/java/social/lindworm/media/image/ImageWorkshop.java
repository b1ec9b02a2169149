package social.lindworm.media.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import social.lindworm.storage.Content;

/// Decodes, turns, cuts, scales and encodes. Only so many images at once as it was made for, each in bounded
/// memory; others wait, so use it in jobs, never in a request. Thread-safe.
public final class ImageWorkshop {

    private final Semaphore workers;

    public ImageWorkshop(int workers) {
        this.workers = new Semaphore(workers, true);
    }

    /// The master and all its copies.
    ///
    /// @param header of this content, from [ImageJudge]
    /// @throws BadImageException if the bytes turn out to be damaged
    /// @throws IOException if the content cannot be read
    public Made make(Content upload, ImageHeader header, ImageRecipe recipe) throws IOException, BadImageException {
        workers.acquireUninterruptibly();
        try {
            BufferedImage master = master(Decoder.decode(upload, header), header, recipe);
            ImageFormat format = master.getColorModel().hasAlpha() ? ImageFormat.PNG : ImageFormat.JPEG;
            return new Made(Encoder.MASTER.encode(master, format), copies(master, recipe));
        } finally {
            workers.release();
        }
    }

    /// The copies of a master that exists already.
    public List<Made.Copy> derive(Content master, ImageHeader header, ImageRecipe recipe)
            throws IOException, BadImageException {
        workers.acquireUninterruptibly();
        try {
            return copies(master(Decoder.decode(master, header), header, recipe), recipe);
        } finally {
            workers.release();
        }
    }

    private static BufferedImage master(BufferedImage decoded, ImageHeader header, ImageRecipe recipe) {
        BufferedImage cut = recipe.square() ? Scaler.middleSquare(decoded) : decoded;
        Size upright = recipe.master(header);
        Size lying = header.orientation().swapsSides() ? upright.turned() : upright;
        return header.orientation().apply(Scaler.scale(cut, lying, recipe.alpha()));
    }

    /// From the largest to the smallest, each out of the smallest one before it that is still twice as large:
    /// nobody sees a difference to scaling all of them out of the master, and it takes a third of the time.
    private static List<Made.Copy> copies(BufferedImage master, ImageRecipe recipe) {
        List<BufferedImage> larger = new ArrayList<>(List.of(master));
        List<Made.Copy> copies = new ArrayList<>();
        for (DerivedSize derived :
                recipe.derived(new Size(master.getWidth(), master.getHeight())).reversed()) {
            BufferedImage scaled = Scaler.scale(source(larger, derived.size()), derived.size(), recipe.alpha());
            larger.add(scaled);
            for (ImageFormat format : recipe.formats().reversed()) {
                copies.add(new Made.Copy(derived, Encoder.COPY.encode(scaled, format)));
            }
        }
        return List.copyOf(copies.reversed());
    }

    private static BufferedImage source(List<BufferedImage> larger, Size size) {
        return larger.reversed().stream()
                .filter(image -> image.getWidth() >= 2 * size.width() && image.getHeight() >= 2 * size.height())
                .findFirst()
                .orElse(larger.getFirst());
    }
}
