package social.lindworm.web.view;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Breaks a text into lines that fit a box, by the estimated widths of the serif. SVG does not wrap by itself.
///
/// @param size the letters' size
/// @param lines never empty
record TextFit(double size, List<String> lines) {
    private static final double[] SIZES = {36, 32, 28, 25, 22, 19.5, 17.5, 15.5, 14, 12.5};
    private static final double LINE = 1.16;
    private static final String APOSTROPHES = "’ʼ'";
    /// Widths of the printable ASCII letters in hundredths of the size, from Literata's own table, a little bolder.
    private static final int[] ASCII = {
        21, 34, 41, 71, 59, 89, 85, 25, 35, 35, 47, 61, 34, 37, 35, 45, 61, 43, 53, 57, 58, 53, 56, 53,
        58, 55, 35, 34, 61, 61, 61, 56, 89, 77, 69, 73, 80, 67, 65, 79, 88, 43, 58, 79, 67, 105, 88, 80,
        63, 80, 76, 63, 77, 85, 78, 115, 74, 75, 69, 35, 45, 35, 61, 49, 52, 57, 64, 52, 64, 54, 41, 59,
        70, 35, 32, 64, 35, 102, 70, 62, 65, 63, 50, 47, 42, 67, 62, 90, 60, 60, 51, 39, 45, 39, 61
    };

    TextFit {
        lines = List.copyOf(lines);
    }

    double height() {
        return lines.size() * size * LINE;
    }

    double lineHeight() {
        return size * LINE;
    }

    /// The largest setting that fits; if none does, the smallest with its end cut off.
    ///
    /// @param largest no letters larger than this
    static TextFit into(String text, double width, double height, double largest) {
        double smallest = SIZES[SIZES.length - 1];
        for (double size : SIZES) {
            if (size <= largest) {
                List<String> lines = wrap(text, width / size, false);
                if (!lines.isEmpty() && lines.size() * size * LINE <= height) {
                    return new TextFit(size, balanced(text, lines, width / size));
                }
            }
        }
        List<String> lines = wrap(text, width / smallest, true);
        int room = Math.max(1, (int) (height / (smallest * LINE)));
        return new TextFit(smallest, lines.size() <= room ? lines : cut(lines, room, width / smallest));
    }

    private static List<String> cut(List<String> lines, int room, double ems) {
        var kept = new ArrayList<>(lines.subList(0, room));
        String last = kept.removeLast();
        while (!last.isEmpty() && ems(last) + 0.9 > ems) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1)).stripTrailing();
        }
        kept.add(last + "…");
        return kept;
    }

    /// The same number of lines with the shortest longest line: no lonely word at the end.
    private static List<String> balanced(String text, List<String> lines, double ems) {
        List<String> best = lines;
        for (double narrower = ems * 0.96; narrower > ems * 0.45; narrower -= ems * 0.04) {
            List<String> again = wrap(text, narrower, false);
            if (again.isEmpty() || again.size() > lines.size()) {
                return best;
            }
            best = again;
        }
        return best;
    }

    /// Lines no wider than `ems`; none at all if a word is too wide and may not be broken.
    private static List<String> wrap(String text, double ems, boolean breakWords) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String piece : pieces(text)) {
            if (ems(line + piece.stripTrailing()) > ems && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            if (ems(piece.stripTrailing()) <= ems) {
                line.append(piece);
            } else if (breakWords) {
                breakInto(piece, ems, lines, line);
            } else {
                return List.of();
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static void breakInto(String word, double ems, List<String> lines, StringBuilder line) {
        for (String letter : split(BreakIterator.getCharacterInstance(Locale.ROOT), word)) {
            if (ems(line + letter) > ems && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(letter);
        }
    }

    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        for (String piece : split(BreakIterator.getLineInstance(Locale.ROOT), text)) {
            // The JDK would break "winter's" after its apostrophe when that is a curly one.
            if (!pieces.isEmpty()
                    && APOSTROPHES.indexOf(
                                    pieces.getLast().charAt(pieces.getLast().length() - 1))
                            >= 0) {
                pieces.add(pieces.removeLast() + piece);
            } else {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static List<String> split(BreakIterator places, String text) {
        places.setText(text);
        var pieces = new ArrayList<String>();
        int start = 0;
        for (int end = places.next(); end != BreakIterator.DONE; end = places.next()) {
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }

    private static double ems(CharSequence text) {
        return text.codePoints().mapToDouble(TextFit::em).sum();
    }

    private static double em(int letter) {
        if (letter < 128) {
            return letter < ' ' || letter > '~' ? 0 : ASCII[letter - ' '] / 100.0;
        }
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        if (Character.isIdeographic(letter) || wide(Character.UnicodeScript.of(letter)) || letter > 0xFFFF) {
            return 1.04;
        }
        return Character.isUpperCase(letter) ? 0.78 : 0.64;
    }

    private static boolean wide(Character.UnicodeScript script) {
        return switch (script) {
            case HIRAGANA, KATAKANA, HANGUL, HAN, BOPOMOFO -> true;
            default -> false;
        };
    }
}
