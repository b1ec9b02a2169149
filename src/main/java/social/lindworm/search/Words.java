package social.lindworm.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import social.lindworm.common.Folded;

/// A text as the words by which it is found. The same code reads titles and questions, so both agree; no word is ever
/// left out.
///
/// `J.K. Rowling's` gives the words `jk`, `rowlings`; an indexed text also gives `j`, `k` and `rowling`, so that each
/// way to write it is found. Scripts without spaces give pairs of letters.
final class Words {

    /// Stands before the first word of a title in [Role#PAIR].
    static final String START = "^";

    private static final int LONGEST = 60;

    private final List<String> asked = new ArrayList<>();
    private final Set<String> extra = new LinkedHashSet<>();
    private final StringBuilder word = new StringBuilder();
    private final List<String> parts = new ArrayList<>();
    private final List<String> initials = new ArrayList<>();
    private int partStart;

    private Words(String text) {
        String folded = Letters.plain(Folded.of(text));
        for (int i = 0; i < folded.length(); ) {
            int point = folded.codePointAt(i);
            int next = i + Character.charCount(point);
            if (isDense(point)) {
                endWord();
                next = dense(folded, i);
            } else if (Character.isLetterOrDigit(point)) {
                word.appendCodePoint(point);
            } else if (isApostrophe(point) && !word.isEmpty()) {
                endPart();
            } else if (point == '&') {
                endWord();
                add("and");
            } else if (Character.getType(point) != Character.COMBINING_SPACING_MARK) {
                endWord();
            } else {
                word.appendCodePoint(point);
            }
            i = next;
        }
        endWord();
        endInitials();
        if (asked.isEmpty() && !folded.isBlank()) {
            asked.add(cut(folded.replace(" ", "")));
        }
    }

    /// The words of a question, in order; a word may come twice.
    static List<String> asked(String text) {
        return List.copyOf(new Words(text).asked);
    }

    /// All words under which a text is found.
    static Set<String> indexed(String text) {
        Words words = new Words(text);
        Set<String> all = new LinkedHashSet<>(words.asked);
        all.addAll(words.extra);
        return all;
    }

    /// The whole text as one term.
    static String whole(List<String> words) {
        return String.join(" ", words.size() > LONGEST ? words.subList(0, LONGEST) : words);
    }

    private void endPart() {
        if (word.length() > partStart) {
            parts.add(word.substring(partStart));
        }
        partStart = word.length();
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        endPart();
        String whole = word.toString();
        if (whole.codePointCount(0, whole.length()) == 1 && Character.isLetter(whole.codePointAt(0))) {
            initials.add(whole);
        } else {
            add(whole);
            parts.stream().filter(part -> part.length() > 1).map(Words::cut).forEach(extra::add);
        }
        word.setLength(0);
        parts.clear();
        partStart = 0;
    }

    private void add(String whole) {
        endInitials();
        asked.add(cut(whole));
    }

    private void endInitials() {
        if (initials.isEmpty()) {
            return;
        }
        asked.add(cut(String.join("", initials)));
        extra.addAll(initials);
        initials.clear();
    }

    private int dense(String folded, int from) {
        endInitials();
        int end = from;
        while (end < folded.length() && isDense(folded.codePointAt(end))) {
            end += Character.charCount(folded.codePointAt(end));
        }
        int[] points = folded.substring(from, end).codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            extra.add(Character.toString(points[i]));
            if (i + 1 < points.length) {
                asked.add(new String(points, i, 2));
            } else if (points.length == 1) {
                asked.add(Character.toString(points[i]));
            }
        }
        return end;
    }

    private static String cut(String whole) {
        return whole.length() <= LONGEST ? whole : whole.substring(0, whole.offsetByCodePoints(0, LONGEST / 2));
    }

    private static boolean isApostrophe(int point) {
        return point == '\'' || point == '’' || point == 'ʼ' || point == '‘' || point == '`' || point == '´';
    }

    private static boolean isDense(int point) {
        if (point < 0x0E00 || !Character.isLetter(point)) {
            return false;
        }
        return switch (UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
