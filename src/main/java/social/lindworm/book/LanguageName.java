package social.lindworm.book;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import social.lindworm.common.Folded;

/// Names of languages. The catalogue keeps them as BookWyrm does, by their English names; people type and read them in
/// their own.
public final class LanguageName {

    /// Catalogues write these, and no locale data knows them under that name.
    private static final Map<String, String> ALSO = Map.of(
            "ger", "de", "fre", "fr", "dut", "nl", "gre", "el", "chi", "zh", "cze", "cs", "per", "fa", "rum", "ro",
            "slo", "sk", "ice", "is");

    private static final List<Locale> TYPED_IN = List.of(
            Locale.ENGLISH,
            Locale.of("pt", "BR"),
            Locale.of("es"),
            Locale.FRENCH,
            Locale.GERMAN,
            Locale.ITALIAN,
            Locale.of("nl"));

    private static final Map<String, String> SHOWN = new ConcurrentHashMap<>();

    private static final class Loaded {
        static final Map<String, String> CODES = codes();
    }

    private LanguageName() {}

    /// The two-letter code (three where there is no shorter) of a language given by code or by name; regions are
    /// ignored.
    public static Optional<String> code(String nameOrCode) {
        String folded = Folded.of(nameOrCode);
        if (folded.equals("english")) {
            return Optional.of("en");
        }
        String direct = Loaded.CODES.get(folded);
        int region = direct == null ? regionMark(folded) : -1;
        return region > 0
                ? Optional.ofNullable(Loaded.CODES.get(folded.substring(0, region)))
                : Optional.ofNullable(direct);
    }

    /// The English name under which the catalogue keeps a language, or what was given where it is none we know.
    public static String canonical(String nameOrCode) {
        return code(nameOrCode)
                .map(code -> Locale.of(code).getDisplayLanguage(Locale.ENGLISH))
                .orElse(nameOrCode.strip());
    }

    /// The name in the reader's language.
    public static String shown(String kept, Locale reader) {
        if (reader.getLanguage().equals("en")) {
            return kept;
        }
        return SHOWN.computeIfAbsent(
                reader.toLanguageTag() + ' ' + kept,
                key -> code(kept)
                        .map(code -> Locale.of(code).getDisplayLanguage(reader))
                        .orElse(kept));
    }

    /// The names to offer while typing, in the reader's language.
    public static List<String> offered(Locale reader) {
        TreeSet<String> names = new TreeSet<>(java.text.Collator.getInstance(reader));
        for (String code : Locale.getISOLanguages()) {
            names.add(Locale.of(code).getDisplayLanguage(reader));
        }
        return List.copyOf(names);
    }

    private static int regionMark(String folded) {
        int mark = Math.max(folded.indexOf('-'), folded.indexOf('_'));
        return mark == 2 || mark == 3 ? mark : -1;
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.of(code);
            for (Locale in : TYPED_IN) {
                codes.putIfAbsent(Folded.of(language.getDisplayLanguage(in)), code);
            }
            codes.putIfAbsent(Folded.of(language.getDisplayLanguage(language)), code);
        }
        for (String code : Locale.getISOLanguages()) {
            codes.put(code, code);
            codes.put(threeLetters(code), code);
        }
        codes.putAll(ALSO);
        return codes;
    }

    private static String threeLetters(String code) {
        try {
            return Locale.of(code).getISO3Language();
        } catch (MissingResourceException e) {
            return code;
        }
    }
}
