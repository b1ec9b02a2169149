package social.lindworm.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The picture of a person who has not given one: initials on a colour that their name always gets.
public record DrawnAvatar(String name) {

    /// The address of drawn avatars.
    public static final String PATH = "/drawn-avatar.svg";

    /// Where a page asks for it when the person's own picture cannot be had.
    public String path() {
        return PATH + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /// As an inline `svg` element, hidden from screen readers. Safe to put into HTML as it is.
    public String svg() {
        return "<svg viewBox=\"0 0 40 40\" aria-hidden=\"true\" focusable=\"false\">" + drawing() + "</svg>";
    }

    /// As an SVG document of its own.
    public String file() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"120\" viewBox=\"0 0 40 40\""
                + " font-family=\"Literata, Georgia, 'Noto Serif', serif\">" + drawing() + "</svg>";
    }

    private String drawing() {
        int hash = name.hashCode() * 0x9E3779B9;
        double hue = Math.floorMod(hash >>> 7, 360);
        String ground = new Oklch(0.88, 0.055, hue).hex();
        String ink = new Oklch(0.34, 0.075, hue).hex();
        String initials = Initials.of(name);
        String size = initials.codePointCount(0, initials.length()) > 1 ? "15" : "19";
        return "<rect width=\"40\" height=\"40\" fill=\""
                + ground + "\"/><text x=\"20\" y=\"" + (size.equals("15") ? "25.2" : "26.6") + "\" fill=\"" + ink
                + "\" font-size=\"" + size + "\" font-weight=\"600\" text-anchor=\"middle\">" + Svg.escape(initials)
                + "</text>";
    }
}
