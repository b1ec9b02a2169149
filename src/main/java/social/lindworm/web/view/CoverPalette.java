package social.lindworm.web.view;

/// The colours of one drawn cover.
///
/// @param ground the cloth or paper
/// @param ink the letters on it, at least 4.5:1
/// @param ornament rules, frames and shapes
/// @param second a quieter field beside the ground, on which `ink` is readable too
record CoverPalette(String ground, String ink, String ornament, String second) {
    private static final String IVORY = "#f7efdc";

    /// Four ways of binding a book, at any hue.
    static CoverPalette of(int binding, double wished) {
        boolean dark = (binding & 3) < 2;
        double hue = dark ? dyed(wished) : wished;
        return switch (binding & 3) {
            case 0 ->
                new CoverPalette(
                        new Oklch(0.36, 0.068, hue).hex(),
                        IVORY,
                        new Oklch(0.80, 0.095, 82).hex(),
                        new Oklch(0.30, 0.062, hue).hex());
            case 1 ->
                new CoverPalette(
                        new Oklch(0.47, 0.095, hue).hex(),
                        IVORY,
                        new Oklch(0.86, 0.055, hue + 50).hex(),
                        new Oklch(0.39, 0.085, hue + 12).hex());
            case 2 ->
                new CoverPalette(
                        new Oklch(0.895, 0.034, hue).hex(),
                        new Oklch(0.30, 0.062, hue).hex(),
                        new Oklch(0.54, 0.115, hue + 20).hex(),
                        new Oklch(0.835, 0.05, hue + 20).hex());
            default ->
                new CoverPalette(
                        "#f5edda",
                        new Oklch(0.31, 0.055, hue).hex(),
                        new Oklch(0.52, 0.135, hue).hex(),
                        new Oklch(0.90, 0.045, hue).hex());
        };
    }

    /// Book cloth is seldom dyed in the muddy hues between ochre and leaf green: they are folded onto their neighbours.
    private static double dyed(double hue) {
        if (hue < 72 || hue >= 138) {
            return hue;
        }
        return hue < 105 ? 40 + (hue - 72) : 138 + (hue - 105);
    }
}
