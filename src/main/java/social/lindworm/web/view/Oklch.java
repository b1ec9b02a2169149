package social.lindworm.web.view;

import java.util.Locale;

/// A colour by lightness (0-1), chroma and hue (degrees), as people see it: equal steps look equal at every hue, so a
/// palette keeps its contrast wherever on the circle it is put.
record Oklch(double lightness, double chroma, double hue) {

    static Oklch ofHex(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        double r = linear((rgb >> 16 & 255) / 255.0);
        double g = linear((rgb >> 8 & 255) / 255.0);
        double b = linear((rgb & 255) / 255.0);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        double greenRed = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        double blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        return new Oklch(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                Math.hypot(greenRed, blueYellow),
                Math.toDegrees(Math.atan2(blueYellow, greenRed)));
    }

    Oklch withLightness(double other) {
        return new Oklch(other, chroma, hue);
    }

    /// The nearest colour a screen can show with this lightness and hue, as `#rrggbb`.
    String hex() {
        double fitting = chroma;
        while (fitting > 0.002 && !shows(rgb(fitting))) {
            fitting -= 0.002;
        }
        double[] rgb = rgb(fitting);
        return String.format(Locale.ROOT, "#%02x%02x%02x", channel(rgb[0]), channel(rgb[1]), channel(rgb[2]));
    }

    /// The contrast of two colours by WCAG 2: 1 for equal ones, 21 for black on white.
    static double contrast(String hex, String otherHex) {
        double one = luminance(hex);
        double other = luminance(otherHex);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear((rgb >> 16 & 255) / 255.0)
                + 0.7152 * linear((rgb >> 8 & 255) / 255.0)
                + 0.0722 * linear((rgb & 255) / 255.0);
    }

    private double[] rgb(double withChroma) {
        double a = withChroma * Math.cos(Math.toRadians(hue));
        double b = withChroma * Math.sin(Math.toRadians(hue));
        double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static boolean shows(double[] rgb) {
        for (double value : rgb) {
            if (value < -0.0005 || value > 1.0005) {
                return false;
            }
        }
        return true;
    }

    private static int channel(double linear) {
        double clamped = Math.clamp(linear, 0, 1);
        double encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * Math.pow(clamped, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * encoded);
    }

    private static double linear(double encoded) {
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }
}
