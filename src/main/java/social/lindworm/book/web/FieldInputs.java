package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.book.Isbn;
import social.lindworm.book.LanguageName;
import social.lindworm.book.PartialDate;
import social.lindworm.book.PhysicalFormat;
import social.lindworm.common.Message;
import social.lindworm.web.Form;

/// Fields of [Facts] as inputs of forms: how they are written into them and read, with every mistake named.
final class FieldInputs {

    private static final int LINE = 255;
    private static final int TEXT = 50_000;
    private static final int LIST = 200;
    private static final int MOST_PAGES = 100_000;

    private FieldInputs() {}

    /// The values that a form shows for these facts. Lists of names stand on one line, other lists take a line each.
    static Map<String, List<String>> write(Facts facts) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Field field : facts.fields()) {
            values.put(field.key(), List.of(String.join(separator(field), facts.all(field))));
        }
        return values;
    }

    /// Reads those fields; what is wrong is noted in the form and left out of the facts.
    static Facts read(Form form, List<Field> fields) {
        Facts facts = Facts.NONE;
        for (Field field : fields) {
            facts = read(form, field, facts);
        }
        return facts;
    }

    private static Facts read(Form form, Field field, Facts facts) {
        String name = field.key();
        return switch (field.shape()) {
            case LINE -> line(form, field, facts);
            case TEXT -> facts.with(field, form.optional(name, TEXT));
            case LIST, IDENTIFIER -> facts.with(field, list(form, field));
            case DATE -> date(form, field, facts);
            case NUMBER -> {
                var number = form.integer(name, 1, MOST_PAGES);
                yield number.isPresent() ? facts.with(field, number.getAsInt()) : facts;
            }
            case FORMAT -> format(form, field, facts);
            case URL -> url(form, field, facts);
            case COVER, AUTHORS, SERIES, WORK, ORIGIN -> facts;
        };
    }

    private static Facts line(Form form, Field field, Facts facts) {
        return switch (field) {
            case TITLE, NAME ->
                facts.with(field, form.require(field.key(), LINE).replace('\n', ' '));
            case ISBN_13, ISBN_10 -> isbn(form, field, facts);
            case OCLC ->
                facts.with(
                        field, form.optional(field.key(), LINE).replaceFirst("^(?i)(ocm|ocn|on|\\(OCoLC\\))\\s*", ""));
            default -> facts.with(field, form.optional(field.key(), LINE).replace('\n', ' '));
        };
    }

    /// Either field takes either form; both are filled from one, and two that disagree are a mistake.
    private static Facts isbn(Form form, Field field, Facts facts) {
        String typed = form.text(field.key());
        if (typed.isEmpty()) {
            return facts;
        }
        return switch (Isbn.read(typed)) {
            case Isbn.Wrong wrong -> {
                form.error(field.key(), wrong.reason());
                yield facts;
            }
            case Isbn.Valid valid -> {
                if (facts.has(Field.ISBN_13)
                        && !facts.text(Field.ISBN_13).equals(valid.isbn().thirteen())) {
                    form.error(field.key(), Message.of("book.isbn.disagree"));
                    yield facts;
                }
                yield facts.with(valid.isbn());
            }
        };
    }

    private static List<String> list(Form form, Field field) {
        String separator = field == Field.LANGUAGES || field.shape() == Field.Shape.IDENTIFIER ? "[,\n]" : "\n";
        List<String> values = new ArrayList<>();
        for (String part : items(form, field, separator).toList()) {
            if (part.length() > LINE) {
                form.error(field.key(), Message.of("book.form.itemTooLong", part.substring(0, 40), LINE));
            } else {
                values.add(kept(field, part));
            }
        }
        if (values.size() > LIST) {
            form.error(field.key(), Message.of("book.form.tooMany", LIST));
        }
        return values;
    }

    private static Stream<String> items(Form form, Field field, String separator) {
        return form.texts(field.key()).stream()
                .flatMap(text -> Arrays.stream(text.split(separator)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static String kept(Field field, String typed) {
        if (field == Field.LANGUAGES) {
            return LanguageName.canonical(typed);
        }
        return field.shape() == Field.Shape.IDENTIFIER ? IdentifierLinks.tidy(field, typed) : typed;
    }

    private static Facts date(Form form, Field field, Facts facts) {
        String typed = form.text(field.key());
        var date = PartialDate.parse(typed);
        if (!typed.isEmpty() && date.isEmpty()) {
            form.error(field.key(), Message.of("book.form.date"));
        }
        return facts.with(field, date.orElse(null));
    }

    private static Facts format(Form form, Field field, Facts facts) {
        String typed = form.text(field.key());
        if (!typed.isEmpty() && PhysicalFormat.of(typed).isEmpty()) {
            form.error(field.key(), Message.of("book.form.format"));
            return facts;
        }
        return facts.with(field, typed);
    }

    private static Facts url(Form form, Field field, Facts facts) {
        String typed = form.optional(field.key(), LINE);
        if (!typed.isEmpty() && !isWebAddress(typed)) {
            form.error(field.key(), Message.of("book.form.url"));
            return facts;
        }
        return facts.with(field, typed);
    }

    static boolean isWebAddress(String text) {
        try {
            java.net.URI uri = new java.net.URI(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    private static String separator(Field field) {
        return field == Field.LANGUAGES || field.shape() == Field.Shape.IDENTIFIER ? ", " : "\n";
    }
}
