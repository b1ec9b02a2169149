package social.lindworm.book;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The title as a shelf sorts it: lower case, without the article it begins with.
public final class SortTitle {

    /// Articles by language code; one that ends with an apostrophe is written together with its noun.
    private static final Map<String, List<String>> ARTICLES = Map.ofEntries(
            Map.entry("en", List.of("the", "a", "an")),
            Map.entry("es", List.of("el", "la", "los", "las", "un", "una", "unos", "unas", "lo")),
            Map.entry("pt", List.of("o", "a", "os", "as", "um", "uma", "uns", "umas")),
            Map.entry("fr", List.of("le", "la", "les", "l'", "un", "une", "des")),
            Map.entry(
                    "de",
                    List.of(
                            "der", "die", "das", "ein", "eine", "einen", "einem", "einer", "eines", "dem", "den",
                            "des")),
            Map.entry("it", List.of("il", "lo", "la", "i", "gli", "le", "l'", "un", "uno", "una", "un'")),
            Map.entry("nl", List.of("de", "het", "een", "'t", "'n")),
            Map.entry("ca", List.of("el", "la", "els", "les", "l'", "en", "na", "un", "una", "uns", "unes")),
            Map.entry("gl", List.of("o", "a", "os", "as", "un", "unha", "uns", "unhas")),
            Map.entry("ro", List.of("un", "o", "niște")),
            Map.entry("sv", List.of("en", "ett", "den", "det", "de")),
            Map.entry("no", List.of("en", "ei", "et", "den", "det", "de")),
            Map.entry("nb", List.of("en", "ei", "et", "den", "det", "de")),
            Map.entry("nn", List.of("ein", "ei", "eit", "den", "det", "dei")),
            Map.entry("da", List.of("en", "et", "den", "det", "de")),
            Map.entry("eo", List.of("la")),
            Map.entry("hu", List.of("a", "az", "egy")),
            Map.entry("ga", List.of("an", "na")),
            Map.entry("cy", List.of("y", "yr")));

    private SortTitle() {}

    /// @param languages the book's languages as names or codes; the first known one decides
    /// @param otherwise the language code to assume when none is known
    public static String of(String title, List<String> languages, String otherwise) {
        String code = languages.stream()
                .map(LanguageName::code)
                .flatMap(java.util.Optional::stream)
                .findFirst()
                .orElse(otherwise);
        return withoutArticle(title.strip().replace('\u2019', '\'').toLowerCase(Locale.ROOT), code);
    }

    private static String withoutArticle(String title, String code) {
        for (String article : ARTICLES.getOrDefault(code, List.of())) {
            String start = article.endsWith("'") ? article : article + " ";
            if (title.length() > start.length() && title.startsWith(start)) {
                return title.substring(start.length()).strip();
            }
        }
        return title;
    }
}
