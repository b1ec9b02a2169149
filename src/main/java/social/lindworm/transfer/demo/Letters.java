package social.lindworm.transfer.demo;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringTokenizer;

/// Letters as outlines, so that covers can be drawn on a machine without fonts. Latin only.
final class Letters {

    private static final double EM = 1_000;

    private final Map<Integer, Letter> letters = new HashMap<>();

    private record Letter(double advance, Path2D path) {}

    private Letters() {}

    static Letters load() {
        Letters letters = new Letters();
        try (InputStream content =
                        Objects.requireNonNull(Letters.class.getResourceAsStream("/demo/letters.txt"), "letters.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(letters::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return letters;
    }

    private void read(String line) {
        StringTokenizer words = new StringTokenizer(line);
        int codePoint = Integer.parseInt(words.nextToken(), 16);
        double advance = Double.parseDouble(words.nextToken());
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        while (words.hasMoreTokens()) {
            switch (words.nextToken()) {
                case "M" -> path.moveTo(next(words), -next(words));
                case "L" -> path.lineTo(next(words), -next(words));
                case "Q" -> path.quadTo(next(words), -next(words), next(words), -next(words));
                case "C" ->
                    path.curveTo(next(words), -next(words), next(words), -next(words), next(words), -next(words));
                default -> path.closePath();
            }
        }
        letters.put(codePoint, new Letter(advance, path));
    }

    private static double next(StringTokenizer words) {
        return Double.parseDouble(words.nextToken());
    }

    boolean canWrite(String text) {
        return text.codePoints().allMatch(letters::containsKey);
    }

    double width(String text, double size) {
        return text.codePoints().mapToDouble(each -> letter(each).advance()).sum() * size / EM;
    }

    /// The text as one shape, beginning at `x` on the base line `y`.
    Shape shape(String text, double size, double x, double y) {
        Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double at = x;
        for (int each : text.codePoints().toArray()) {
            Letter letter = letter(each);
            AffineTransform place = AffineTransform.getTranslateInstance(at, y);
            place.scale(size / EM, size / EM);
            all.append(letter.path().getPathIterator(place), false);
            at += letter.advance() * size / EM;
        }
        return all;
    }

    private Letter letter(int codePoint) {
        return Objects.requireNonNull(letters.get(codePoint), "a letter that cannot be drawn");
    }
}
