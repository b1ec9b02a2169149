package social.lindworm.common;

import com.ibm.icu.text.Normalizer2;

/// Text made comparable: compatibility forms, case and diacritics folded, white space single. `Brontë` and `BRONTE`
/// fold to the same. Folding is for looking up, never for showing.
public final class Folded {

    private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();

    private Folded() {}

    public static String of(String text) {
        String decomposed = DECOMPOSE.normalize(CASEFOLD.normalize(text));
        StringBuilder folded = new StringBuilder(decomposed.length());
        boolean space = false;
        for (int i = 0; i < decomposed.length(); ) {
            int point = decomposed.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isWhitespace(point)) {
                space = !folded.isEmpty();
            } else if (Character.getType(point) != Character.NON_SPACING_MARK) {
                if (space) {
                    folded.append(' ');
                    space = false;
                }
                folded.appendCodePoint(point);
            }
        }
        return folded.toString();
    }
}
