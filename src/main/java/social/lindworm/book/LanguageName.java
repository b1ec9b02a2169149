package social.lindworm.book;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import social.lindworm.common.Folded;

/// Names of languages. The catalogue keeps them as BookWyrm does, by their English names; people type and read them in
/// their own.
public final class LanguageName {

    /// Catalogues write these, and no locale data knows them under that name.
    private static final Map<String, String> ALSO = Map.of(
            "ger", "de", "fre", "fr", "dut", "nl", "gre", "el", "chi", "zh", "cze", "cs", "per", "fa", "rum", "ro",
            "slo", "sk", "ice", "is");

    private static final List<Locale> TYPED_IN = List.of(
            Locale.of("pt", "BR"), Locale.of("es"), Locale.FRENCH, Locale.GERMAN, Locale.ITALIAN, Locale.of("nl"));

    /// One that is not known is no name either: catalogues write `mul` for several languages, for example.
    private static final Pattern CODE = Pattern.compile("[a-z]{1,3}");

    private static final Map<String, String> SHOWN = new ConcurrentHashMap<>();

    /// By code and by the name that is kept: all that a table of books asks for.
    private static final class Codes {
        static final Map<String, String> ALL = codes();
    }

    /// What else people type. Apart, since the names of all languages in all languages take a third of a second.
    private static final class Names {
        static final Map<String, String> ALL = names();
    }

    private LanguageName() {}

    /// The two-letter code (three where there is no shorter) of a language given by code or by name; regions are
    /// ignored.
    public static Optional<String> code(String nameOrCode) {
        String folded = Folded.of(nameOrCode);
        String code = Codes.ALL.get(folded);
        int region = code == null ? regionMark(folded) : -1;
        if (region > 0) {
            code = Codes.ALL.get(folded.substring(0, region));
        }
        if (code == null && !CODE.matcher(folded).matches()) {
            code = Names.ALL.get(folded);
        }
        return Optional.ofNullable(code);
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
            codes.putIfAbsent(Folded.of(Locale.of(code).getDisplayLanguage(Locale.ENGLISH)), code);
        }
        for (String code : Locale.getISOLanguages()) {
            codes.put(code, code);
            codes.put(threeLetters(code), code);
        }
        codes.putAll(ALSO);
        return codes;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.of(code);
            for (Locale in : TYPED_IN) {
                names.putIfAbsent(Folded.of(language.getDisplayLanguage(in)), code);
            }
            names.putIfAbsent(Folded.of(language.getDisplayLanguage(language)), code);
        }
        return names;
    }

    private static String threeLetters(String code) {
        try {
            return Locale.of(code).getISO3Language();
        } catch (MissingResourceException e) {
            return code;
        }
    }
}
