package social.lindworm.web.view;

import java.util.Optional;
import java.util.regex.Pattern;

/// An instance's accent colour, made fit for both papers: whatever was chosen, links and buttons keep a contrast of at
/// least 4.5:1 by day and by night.
///
/// @param day for light pages, `dayDeep` the same under the pointer
/// @param night for dark pages, `nightDeep` the same under the pointer
public record Accent(String day, String dayDeep, String night, String nightDeep) {
    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final String DAY_PAPER = "#f1eadc";
    private static final String NIGHT_PAPER = "#24201a";
    private static final double READABLE = 4.6;
    private static final double LEAST_CHROMA = 0.04;

    /// Empty for anything that is not `#rrggbb`.
    public static Optional<Accent> of(String hex) {
        return HEX.matcher(hex).matches() ? Optional.of(derive(Oklch.ofHex(hex))) : Optional.empty();
    }

    /// Whether links in this colour can be told from the text around them; greys, black and white cannot, whatever
    /// their contrast.
    public static boolean distinct(String hex) {
        return HEX.matcher(hex).matches() && Oklch.ofHex(hex).chroma() >= LEAST_CHROMA;
    }

    private static Accent derive(Oklch wished) {
        double day = Math.min(wished.lightness(), 0.6);
        while (Oklch.contrast(wished.withLightness(day).hex(), DAY_PAPER) < READABLE) {
            day -= 0.01;
        }
        double night = Math.max(wished.lightness(), 0.7);
        while (Oklch.contrast(wished.withLightness(night).hex(), NIGHT_PAPER) < READABLE) {
            night += 0.01;
        }
        return new Accent(
                wished.withLightness(day).hex(),
                wished.withLightness(Math.max(0.12, day - 0.07)).hex(),
                wished.withLightness(night).hex(),
                wished.withLightness(Math.min(0.96, night + 0.07)).hex());
    }

    /// The sheet that replaces the built-in accent.
    public String sheet() {
        return """
                @layer tokens {
                  :root {
                    --accent-day: %s;
                    --accent-day-deep: %s;
                    --accent-night: %s;
                    --accent-night-deep: %s;
                  }
                }
                """.formatted(day, dayDeep, night, nightDeep);
    }
}
