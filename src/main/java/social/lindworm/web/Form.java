package social.lindworm.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import social.lindworm.common.Message;

/// What was typed and what is wrong with it. The same object goes back to the template, so that nothing typed is ever
/// lost. One request's own; not thread-safe.
public final class Form {

    private static final int LONGEST_TEXT = 200_000;

    private final Map<String, List<String>> values;
    private final Map<String, Upload> files;
    private final Map<String, List<Message>> errors = new LinkedHashMap<>();

    Form(Map<String, List<String>> values, Map<String, Upload> files) {
        this.values = values;
        this.files = files;
    }

    /// A form that shows what is stored, before anybody typed.
    public static Form of(Map<String, List<String>> values) {
        return new Form(values, Map.of());
    }

    public static Form empty() {
        return of(Map.of());
    }

    /// The field's text without control characters (line breaks and tabs stay) and outer white space; empty if it is
    /// missing.
    public String text(String name) {
        return clean(value(name));
    }

    /// All values of a repeated field, cleaned like [#text]; blanks stay in their places.
    public List<String> texts(String name) {
        return values(name).stream().map(Form::clean).toList();
    }

    public boolean ticked(String name) {
        return !value(name).isEmpty();
    }

    /// The file, unless none was chosen.
    public Optional<Upload> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /// [#text] that must be there and not be longer than `longest` characters; notes the error otherwise.
    public String require(String name, int longest) {
        String text = optional(name, longest);
        if (text.isEmpty() && errors(name).isEmpty()) {
            error(name, Message.of("web.form.required"));
        }
        return text;
    }

    /// [#text] that may be missing but must not be longer than `longest` characters; notes the error otherwise.
    public String optional(String name, int longest) {
        String text = text(name);
        if (text.codePointCount(0, text.length()) > longest) {
            error(name, Message.of("web.form.tooLong", longest));
        }
        return text;
    }

    /// A whole number between `least` and `most`, or empty; notes the error if there is something else.
    public OptionalInt integer(String name, int least, int most) {
        String text = text(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // Falls through to the same sentence as a number out of bounds.
        }
        error(name, Message.of("web.form.integer", least, most));
        return OptionalInt.empty();
    }

    /// Notes what is wrong with a field; a field name that is not on the page ("") makes an error of the whole form.
    public void error(String name, Message message) {
        errors.computeIfAbsent(name, ignored -> new ArrayList<>()).add(message);
    }

    public boolean valid() {
        return errors.isEmpty();
    }

    /// As typed, for showing it again; empty if it is missing.
    public String value(String name) {
        List<String> all = values(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    public List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    public List<Message> errors(String name) {
        return errors.getOrDefault(name, List.of());
    }

    /// Every error with its field, in the order they were found, for the summary at the top.
    public Map<String, List<Message>> problems() {
        return Map.copyOf(errors).isEmpty() ? Map.of() : new LinkedHashMap<>(errors);
    }

    /// What may stand in a text that people typed, wherever they typed it: PostgreSQL keeps no NUL, nobody sees the
    /// others, and what turns the direction of a line goes on turning what stands behind the text.
    static String clean(String raw) {
        String bounded = raw.length() > LONGEST_TEXT ? raw.substring(0, LONGEST_TEXT) : raw;
        StringBuilder clean = new StringBuilder(bounded.length());
        for (int i = 0; i < bounded.length(); i++) {
            char c = bounded.charAt(i);
            if (c == '\r') {
                continue;
            }
            boolean loneSurrogate = Character.isSurrogate(c) && !pairedAt(bounded, i);
            if (c == '\n' || c == '\t' || !(Character.isISOControl(c) || loneSurrogate || turnsDirection(c))) {
                clean.append(c);
            }
        }
        return clean.toString().strip();
    }

    /// Embeddings, overrides and isolates; the marks that writers of right-to-left scripts need are not among them.
    private static boolean turnsDirection(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }

    private static boolean pairedAt(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
