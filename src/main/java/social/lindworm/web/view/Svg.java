package social.lindworm.web.view;

import java.util.Locale;

/// Writes the few SVG elements that drawings need, everything escaped.
final class Svg {
    private final StringBuilder out = new StringBuilder(1024);

    Svg rect(double x, double y, double width, double height, String fill) {
        return raw("<rect x=\"" + n(x) + "\" y=\"" + n(y) + "\" width=\"" + n(width) + "\" height=\"" + n(height)
                + "\" fill=\"" + fill + "\"/>");
    }

    Svg frame(double inset, double width, String stroke) {
        return raw("<rect x=\"" + n(inset) + "\" y=\"" + n(inset) + "\" width=\"" + n(200 - 2 * inset) + "\" height=\""
                + n(300 - 2 * inset) + "\" fill=\"none\" stroke=\"" + stroke + "\" stroke-width=\"" + n(width)
                + "\"/>");
    }

    Svg circle(double x, double y, double radius, String fill) {
        return raw("<circle cx=\"" + n(x) + "\" cy=\"" + n(y) + "\" r=\"" + n(radius) + "\" fill=\"" + fill + "\"/>");
    }

    Svg shape(String path, String fill) {
        return raw("<path d=\"" + path + "\" fill=\"" + fill + "\"/>");
    }

    Svg line(String path, String stroke, double width, String more) {
        return raw("<path d=\"" + path + "\" fill=\"none\" stroke=\"" + stroke + "\" stroke-width=\"" + n(width) + "\""
                + more + "/>");
    }

    /// Lines of text below each other; `y` is the top of the first.
    Svg text(TextFit fit, double x, double y, TextLook look) {
        raw("<text fill=\"" + look.fill() + "\" font-size=\"" + n(fit.size()) + "\"");
        raw(look.middle() ? " text-anchor=\"middle\"" : "");
        raw(look.weight() == 400 ? "" : " font-weight=\"" + look.weight() + "\"");
        raw(look.italic() ? " font-style=\"italic\">" : ">");
        double baseline = y + fit.size() * 0.86;
        for (String line : fit.lines()) {
            raw("<tspan x=\"" + n(x) + "\" y=\"" + n(baseline) + "\">")
                    .raw(escape(line))
                    .raw("</tspan>");
            baseline += fit.lineHeight();
        }
        return raw("</text>");
    }

    Svg raw(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /// How a text looks.
    record TextLook(String fill, int weight, boolean middle, boolean italic) {}

    static String n(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }

    static String escape(String text) {
        var safe = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    // What XML cannot hold, nor a screen show, is left out.
                    boolean allowed = letter >= 0x20 && !(letter >= 0xD800 && letter <= 0xDFFF) && letter != 0xFFFE;
                    if (allowed && letter != 0xFFFF && !(letter >= 0x7F && letter <= 0x9F)) {
                        safe.appendCodePoint(letter);
                    }
                }
            }
        });
        return safe.toString();
    }
}
