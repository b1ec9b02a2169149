package social.lindworm.web;

import java.util.List;
import java.util.Locale;

/// The languages the pages speak.
public final class Languages {

    public static final Locale ENGLISH = Locale.ENGLISH;
    public static final Locale BRAZILIAN = Locale.forLanguageTag("pt-BR");

    /// The first is what texts fall back to.
    public static final List<Locale> ALL = List.of(ENGLISH, BRAZILIAN);

    private Languages() {}

    /// The language of ours nearest to a tag such as `pt-PT` or `en_US`; `otherwise` if none is near.
    public static Locale nearest(String tag, Locale otherwise) {
        Locale wanted = Locale.forLanguageTag(tag.replace('_', '-'));
        return ALL.stream()
                .filter(wanted::equals)
                .findFirst()
                .or(() -> ALL.stream()
                        .filter(ours -> ours.getLanguage().equals(wanted.getLanguage()))
                        .findFirst())
                .orElse(otherwise);
    }

    /// Chooses by an `Accept-Language` header (RFC 9110, 12.5.4); a malformed one counts as none.
    public static Locale negotiate(String acceptLanguage, Locale otherwise) {
        List<Locale.LanguageRange> ranges;
        try {
            ranges = Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
        for (Locale.LanguageRange range : ranges) {
            if (range.getWeight() > 0 && !range.getRange().equals("*")) {
                Locale near = nearest(range.getRange(), Locale.ROOT);
                if (!near.equals(Locale.ROOT)) {
                    return near;
                }
            }
        }
        return otherwise;
    }
}
