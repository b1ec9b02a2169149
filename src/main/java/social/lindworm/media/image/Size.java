package social.lindworm.media.image;

/// Width and height in pixels.
public record Size(int width, int height) {

    /// The largest of the same proportions within a square box, never larger than this one and never without an
    /// extent.
    public Size fit(int box) {
        int longest = Math.max(width, height);
        return longest <= box ? this : new Size(scaled(width, box, longest), scaled(height, box, longest));
    }

    private static int scaled(int side, int box, int longest) {
        return Math.max(1, (int) Math.round((double) side * box / longest));
    }

    Size turned() {
        return new Size(/* width= */ height, /* height= */ width);
    }

    /// The largest square within.
    Size square() {
        int side = Math.min(width, height);
        return new Size(side, side);
    }
}
