package social.lindworm.search;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.Optional;

/// Letters that folding leaves alone although people type them plainly, and Latin spellings of other alphabets.
/// Safe to use from several threads.
final class Letters {

    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry('ø', "o"),
            Map.entry('ł', "l"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('þ', "th"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ı', "i"),
            Map.entry('ħ', "h"),
            Map.entry('ŧ', "t"),
            Map.entry('ς', "σ"),
            Map.entry('ё', "е"),
            Map.entry('ə', "e"));

    private static final Transliterator LATIN =
            Transliterator.getInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII");

    private Letters() {}

    static String plain(String folded) {
        StringBuilder changed = null;
        for (int i = 0; i < folded.length(); i++) {
            char letter = folded.charAt(i);
            String plain = letter < 0x80 ? null : PLAIN.get(letter);
            if (plain != null && changed == null) {
                changed = new StringBuilder(folded.length() + 4).append(folded, 0, i);
            }
            if (changed != null) {
                if (plain == null) {
                    changed.append(letter);
                } else {
                    changed.append(plain);
                }
            }
        }
        return changed == null ? folded : changed.toString();
    }

    /// How a Cyrillic, Greek, Georgian ... text is spelt in Latin letters, empty for Latin text and for scripts where
    /// spelling is guesswork.
    static Optional<String> latin(String text) {
        boolean alphabet = text.codePoints().anyMatch(Letters::hasLatinSpelling);
        if (!alphabet) {
            return Optional.empty();
        }
        synchronized (LATIN) {
            return Optional.of(LATIN.transliterate(text));
        }
    }

    private static boolean hasLatinSpelling(int point) {
        if (point < 0x0370 || !Character.isLetter(point)) {
            return false;
        }
        return switch (Character.UnicodeScript.of(point)) {
            case GREEK, CYRILLIC, ARMENIAN, GEORGIAN, DEVANAGARI, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }
}
