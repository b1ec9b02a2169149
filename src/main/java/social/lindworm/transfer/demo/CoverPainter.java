package social.lindworm.transfer.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Paints the cover of a book as a picture file: a figure and the words, both by chance of the title.
final class CoverPainter {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 900;
    private static final double MARGIN = 52;
    private static final double TITLE_SIZE = 74;
    private static final double LEAST_TITLE_SIZE = 34;
    private static final int MOST_LINES = 5;
    private static final double AUTHOR_SIZE = 32;

    /// Kept free of the figure, so that the name can be read.
    private static final double AUTHOR_BAND = 105;

    private final Letters letters = Letters.load();

    /// @return a JPEG or PNG, empty if the words are in letters that cannot be drawn
    Optional<byte[]> paint(String title, String author) {
        if (!letters.canWrite(title + author)) {
            return Optional.empty();
        }
        Painter painter = new Painter(WIDTH, HEIGHT, title + author);
        double hue = painter.between(0, 1);
        boolean dark = painter.pick(3) > 0;
        Color ground = dark
                ? painter.colour(hue, painter.between(0.45, 0.7), painter.between(0.2, 0.38))
                : painter.colour(hue, painter.between(0.06, 0.14), 0.95);
        Color words = dark ? painter.colour(hue + 0.08, 0.1, 0.97) : painter.colour(hue, 0.7, 0.22);
        painter.fill(ground);
        figure(painter, hue, dark);
        painter.brush().setColor(ground);
        painter.brush().fill(new Rectangle2D.Double(0, HEIGHT - AUTHOR_BAND, WIDTH, AUTHOR_BAND));
        words(painter, title, author, words);
        return Optional.of(painter.finish(painter.pick(5) == 0 ? "png" : "jpeg"));
    }

    private void figure(Painter painter, double hue, boolean dark) {
        double second = hue + painter.between(0.35, 0.6);
        switch (painter.pick(5)) {
            case 0 -> sun(painter, second, dark);
            case 1 -> hills(painter, hue, second, dark);
            case 2 -> bars(painter, second, dark);
            case 3 -> rings(painter, second, dark);
            default -> leaves(painter, second, dark);
        }
    }

    private static Color tone(Painter painter, double hue, boolean dark) {
        return painter.colour(
                hue + painter.between(-0.04, 0.04),
                painter.between(0.4, 0.75),
                dark ? painter.between(0.6, 0.95) : painter.between(0.45, 0.8));
    }

    private void sun(Painter painter, double hue, boolean dark) {
        painter.brush().setColor(tone(painter, hue, dark));
        double size = painter.between(220, 340);
        painter.brush().fill(new Ellipse2D.Double(painter.between(60, 320), painter.between(430, 560), size, size));
        painter.brush().setStroke(new BasicStroke(5));
        for (int i = 0; i < 5; i++) {
            double y = 640 + i * 34;
            painter.brush().draw(new Line2D.Double(MARGIN, y, WIDTH - MARGIN, y));
        }
    }

    private void hills(Painter painter, double hue, double second, boolean dark) {
        for (int row = 0; row < 4; row++) {
            Path2D hill = new Path2D.Double();
            double top = 500 + row * 85;
            hill.moveTo(0, HEIGHT);
            hill.lineTo(0, top + painter.between(-40, 40));
            hill.curveTo(
                    180,
                    top - painter.between(20, 130),
                    380,
                    top + painter.between(20, 130),
                    WIDTH,
                    top + painter.between(-50, 50));
            hill.lineTo(WIDTH, HEIGHT);
            hill.closePath();
            painter.brush().setColor(tone(painter, row % 2 == 0 ? second : hue, dark));
            painter.brush().fill(hill);
        }
    }

    private void bars(Painter painter, double hue, boolean dark) {
        double x = MARGIN;
        while (x < WIDTH - MARGIN - 20) {
            double width = painter.between(18, 66);
            double height = painter.between(90, 380);
            painter.brush().setColor(tone(painter, hue, dark));
            painter.brush().fill(new Rectangle2D.Double(x, 780 - height, Math.min(width, WIDTH - MARGIN - x), height));
            x += width + 8;
        }
    }

    private void rings(Painter painter, double hue, boolean dark) {
        painter.brush().setStroke(new BasicStroke(11));
        double x = painter.between(180, 420);
        double y = painter.between(560, 660);
        for (double size = 360; size > 30; size -= painter.between(44, 60)) {
            painter.brush().setColor(tone(painter, hue, dark));
            painter.brush().draw(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
        }
    }

    private void leaves(Painter painter, double hue, boolean dark) {
        for (int i = 0; i < 16; i++) {
            double x = painter.between(20, WIDTH - 120);
            double y = painter.between(450, 790);
            Path2D leaf = new Path2D.Double();
            leaf.moveTo(x, y);
            leaf.quadTo(x + 60, y - painter.between(60, 110), x + 120, y);
            leaf.quadTo(x + 60, y + painter.between(20, 60), x, y);
            painter.brush().setColor(tone(painter, hue, dark));
            painter.brush().fill(leaf);
        }
    }

    private void words(Painter painter, String title, String author, Color colour) {
        double size = TITLE_SIZE;
        List<String> lines = wrapped(title, size);
        while (size > LEAST_TITLE_SIZE && (lines.size() > MOST_LINES || widest(lines, size) > WIDTH - 2 * MARGIN)) {
            size -= 4;
            lines = wrapped(title, size);
        }
        painter.brush().setColor(colour);
        double y = MARGIN + size;
        for (String line : lines.subList(0, Math.min(lines.size(), MOST_LINES + 1))) {
            painter.brush().fill(letters.shape(line, size, MARGIN, y));
            y += size * 1.1;
        }
        double authorSize = Math.min(
                AUTHOR_SIZE, AUTHOR_SIZE * (WIDTH - 2 * MARGIN) / Math.max(1, letters.width(author, AUTHOR_SIZE)));
        painter.brush().fill(letters.shape(author, authorSize, MARGIN, HEIGHT - MARGIN));
    }

    private double widest(List<String> lines, double size) {
        return lines.stream()
                .mapToDouble(line -> letters.width(line, size))
                .max()
                .orElse(0);
    }

    private List<String> wrapped(String text, double size) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && letters.width(longer, size) > WIDTH - 2 * MARGIN) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }
}
