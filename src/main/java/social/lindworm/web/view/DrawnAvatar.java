package social.lindworm.web.view;

/// The picture of a person who has not given one: initials on a colour that their name always gets.
public record DrawnAvatar(String name) {

    /// As an inline `svg` element, hidden from screen readers. Safe to put into HTML as it is.
    public String svg() {
        int hash = name.hashCode() * 0x9E3779B9;
        double hue = Math.floorMod(hash >>> 7, 360);
        String ground = new Oklch(0.88, 0.055, hue).hex();
        String ink = new Oklch(0.34, 0.075, hue).hex();
        String initials = Initials.of(name);
        String size = initials.codePointCount(0, initials.length()) > 1 ? "15" : "19";
        return "<svg viewBox=\"0 0 40 40\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"40\" height=\"40\" fill=\""
                + ground + "\"/><text x=\"20\" y=\"" + (size.equals("15") ? "25.2" : "26.6") + "\" fill=\"" + ink
                + "\" font-size=\"" + size + "\" font-weight=\"600\" text-anchor=\"middle\">" + Svg.escape(initials)
                + "</text></svg>";
    }
}
