package social.lindworm.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A `.env` file as BookWyrm's users write it: `KEY=value`, an optional `export`, single or double quotes, comments on
/// lines of their own or after white space. Places such as `${OTHER}` are expanded later, by [Settings], since they may
/// name the environment's keys.
final class EnvFile {

    private final Map<String, Raw> values = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /// @param literal whether the value stood in single quotes, where nothing is expanded
    record Raw(String text, boolean literal) {}

    private EnvFile() {}

    static EnvFile empty() {
        return new EnvFile();
    }

    static EnvFile parse(String content) {
        EnvFile file = new EnvFile();
        String[] lines = content.startsWith("\uFEFF") ? content.substring(1).split("\n", -1) : content.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            file.line(i + 1, lines[i].strip());
        }
        return file;
    }

    Map<String, Raw> values() {
        return values;
    }

    List<Problem> problems() {
        return problems;
    }

    /// Whether the key has a value, be it one that cannot be read.
    boolean tells(String key) {
        Raw value = values.get(key);
        return (value != null && !value.text().isBlank())
                || problems.stream().anyMatch(problem -> problem.key().equals(key));
    }

    private void line(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        String assignment = line.startsWith("export ") ? line.substring(7).strip() : line;
        int equals = assignment.indexOf('=');
        String key = equals < 0 ? "" : assignment.substring(0, equals).strip();
        if (!key.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            problems.add(
                    new Problem(".env line " + number, "write it as KEY=value, or start it with # if it is a comment"));
            return;
        }
        value(number, key, assignment.substring(equals + 1));
    }

    private void value(int number, String key, String written) {
        String text = written.strip();
        if (text.startsWith("'") || text.startsWith("\"")) {
            quoted(number, key, text);
        } else {
            values.put(key, new Raw(withoutComment(written), false));
        }
    }

    /// A value may begin with `#`, as passwords do: only white space before it makes it a comment.
    private static String withoutComment(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '#' && Character.isWhitespace(text.charAt(i - 1))) {
                return text.substring(0, i).strip();
            }
        }
        return text.strip();
    }

    private void quoted(int number, String key, String text) {
        char quote = text.charAt(0);
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                String rest = text.substring(i + 1).strip();
                if (rest.isEmpty() || rest.startsWith("#")) {
                    values.put(key, new Raw(value.toString(), quote == '\''));
                } else {
                    problems.add(new Problem(
                            key,
                            "on line " + number
                                    + " there is text after the closing quote: remove it or quote all of it"));
                }
                return;
            }
            if (c == '\\' && quote == '"' && i + 1 < text.length()) {
                i++;
                value.append(escaped(text.charAt(i)));
            } else {
                value.append(c);
            }
        }
        problems.add(new Problem(key, "on line " + number + " the closing " + quote + " is missing"));
    }

    private static String escaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case '"', '\\', '$' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }
}
