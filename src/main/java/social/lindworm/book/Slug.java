package social.lindworm.book;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The readable end of an address: `the-hunger-games`.
public final class Slug {

    private static final int LONGEST = 60;
    private static final Pattern ACCENT_ON_LATIN = Pattern.compile("(?<=\\p{IsLatin})\\p{Mn}+");

    private Slug() {}

    /// Letters and digits joined by hyphens, percent-encoding left to the caller; empty when the text has neither.
    public static String of(String text) {
        StringBuilder slug = new StringBuilder(LONGEST);
        boolean gap = false;
        String folded = plain(text);
        for (int i = 0; i < folded.length() && slug.length() < LONGEST; ) {
            int point = folded.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isLetterOrDigit(point)) {
                if (gap && !slug.isEmpty()) {
                    slug.append('-');
                }
                slug.appendCodePoint(point);
                gap = false;
            } else if (point != '\'' && point != '\u2019') {
                gap = true;
            }
        }
        return slug.toString();
    }

    /// Accents go where the letter beneath is Latin; in other scripts they make other letters.
    private static String plain(String text) {
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return Normalizer.normalize(ACCENT_ON_LATIN.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
    }
}
