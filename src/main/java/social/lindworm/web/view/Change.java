package social.lindworm.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One field that an edit changed, for the table of old and new.
///
/// @param label the field's name in the reader's language
public record Change(String label, String before, String after) {
    private static final Pattern WORDS = Pattern.compile("(?<=\\s)|(?=\\s)|(?<=[,;.:])|(?=[,;.:])");
    private static final int TOO_MANY = 600;

    /// A stretch of text that is in both, or in one only.
    public record Part(String text, boolean changed) {}

    /// The old text, with what is gone marked.
    public List<Part> removed() {
        return parts(before, after);
    }

    /// The new text, with what came in marked.
    public List<Part> added() {
        return parts(after, before);
    }

    /// The parts of `text`, those marked that are not in `other` in the same order.
    private static List<Part> parts(String text, String other) {
        String[] words = WORDS.split(text);
        String[] others = WORDS.split(other);
        if (words.length > TOO_MANY || others.length > TOO_MANY || text.isEmpty() || other.isEmpty()) {
            return text.isEmpty() ? List.of() : List.of(new Part(text, !text.equals(other)));
        }
        int[][] common = commonLengths(words, others);
        var parts = new ArrayList<Part>();
        int j = 0;
        for (int i = 0; i < words.length; i++) {
            while (j < others.length && common[i][j] == common[i][j + 1] && !words[i].equals(others[j])) {
                j++;
            }
            boolean shared = j < others.length && words[i].equals(others[j]) && common[i][j] > common[i + 1][j];
            j += shared ? 1 : 0;
            append(parts, words[i], !shared);
        }
        return List.copyOf(parts);
    }

    private static void append(List<Part> parts, String word, boolean changed) {
        if (!parts.isEmpty() && parts.getLast().changed() == changed) {
            parts.add(new Part(parts.removeLast().text() + word, changed));
        } else {
            parts.add(new Part(word, changed));
        }
    }

    /// At row i, column j: how many words the rests from there have in common, in order.
    private static int[][] commonLengths(String[] words, String[] others) {
        var lengths = new int[words.length + 1][others.length + 1];
        for (int i = words.length - 1; i >= 0; i--) {
            for (int j = others.length - 1; j >= 0; j--) {
                lengths[i][j] = words[i].equals(others[j])
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }
}
