package social.lindworm.web.view;

import java.text.BreakIterator;
import java.util.Locale;

/// First letters as people see them: an accent or a joined emoji stays whole.
final class Initials {
    private Initials() {}

    /// The first letter or digit of a text, in upper case; a dot if there is none.
    static String first(String text) {
        int start = 0;
        while (start < text.length() && !Character.isLetterOrDigit(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        if (start >= text.length()) {
            return "·";
        }
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        int end = letters.following(start);
        return text.substring(start, end == BreakIterator.DONE ? text.length() : end)
                .toUpperCase(Locale.ROOT);
    }

    /// One or two letters for a name: of its first and its last word.
    static String of(String name) {
        String[] words = name.strip().split("\\s+");
        String first = first(words[0]);
        String last = words.length > 1 ? first(words[words.length - 1]) : "";
        return last.equals("·") ? first : first + last;
    }
}
