package social.lindworm.web.view;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Locale;

/// The cover of a book that has none: title and author set in the serif, the binding chosen by the title. The same
/// title and author always give the same drawing.
///
/// @param author may be empty
public record DrawnCover(String title, String author) {

    /// The address of drawn covers.
    public static final String PATH = "/drawn-cover.svg";

    private static final int LONGEST = 240;
    /// Titles longer than this need a layout that leaves them most of the room.
    private static final int LONG = 56;

    /// The newest books stand on the front page again and again; a drawing takes some kilobytes.
    private static final Cache<DrawnCover, String> DRAWN =
            Caffeine.newBuilder().maximumSize(300).build();

    public DrawnCover {
        title = tidy(title);
        author = tidy(author);
    }

    /// The drawing as an inline `svg` element, 200 by 300 units, hidden from screen readers: what it says stands beside
    /// it or in the text of its frame. Safe to put into HTML as it is.
    public String svg() {
        return "<svg class=\"drawn\" viewBox=\"0 0 200 300\" direction=\"" + (rightToLeft(title) ? "rtl" : "ltr")
                + "\" aria-hidden=\"true\" focusable=\"false\">" + drawing() + "</svg>";
    }

    /// Where a page asks for it when the book's own picture cannot be had.
    public String path() {
        return PATH + "?title=" + encode(title, UTF_8) + (author.isEmpty() ? "" : "&author=" + encode(author, UTF_8));
    }

    /// The drawing as an SVG document of its own.
    public String file() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"600\" viewBox=\"0 0 200 300\""
                + " direction=\"" + (rightToLeft(title) ? "rtl" : "ltr") + "\""
                + " font-family=\"Literata, Georgia, 'Noto Serif', serif\">" + drawing() + "</svg>";
    }

    private String drawing() {
        return DRAWN.get(this, DrawnCover::draw);
    }

    private String draw() {
        long seed = mixed(title.toLowerCase(Locale.ROOT));
        CoverPalette palette = CoverPalette.of((int) (seed >>> 8), (int) (seed >>> 20 & 0xFFFFF) % 360);
        CoverLayout[] layouts = CoverLayout.values();
        CoverLayout layout = layouts[(int) ((seed >>> 40) % layouts.length)];
        if (title.length() > LONG) {
            layout = rightToLeft(title) || seed % 2 == 0 ? CoverLayout.FRAME : CoverLayout.BLOCK;
        } else if (rightToLeft(title) && !layout.centred()) {
            layout = CoverLayout.FRAME;
        }
        var svg = new Svg();
        svg.rect(0, 0, 200, 300, palette.ground());
        layout.draw(svg, this, palette, (int) (seed >>> 52));
        return svg.toString();
    }

    /// The steps of SplitMix64: neighbouring titles land far apart.
    private static long mixed(String text) {
        long z = text.hashCode() * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 1;
    }

    private static boolean rightToLeft(String text) {
        return text.codePoints()
                .map(Character::getDirectionality)
                .filter(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                .mapToObj(direction -> direction != Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                .findFirst()
                .orElse(false);
    }

    private static String tidy(String text) {
        String oneLine = text.strip().replaceAll("\\s+", " ");
        return oneLine.length() <= LONGEST
                ? oneLine
                : oneLine.substring(
                        0,
                        oneLine.offsetByCodePoints(0, Math.min(LONGEST, oneLine.codePointCount(0, oneLine.length()))));
    }
}
