package social.lindworm.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads typed values out of environment and `.env`, the environment winning, and gathers what is wrong. Used once, at
/// the start.
final class Settings {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::?-([^}]*))?}");
    private static final Pattern NEVER_CLOSED = Pattern.compile("\\$\\{[^}]*$");
    private static final int DEEPEST = 10;

    private final Path root;
    private final Map<String, String> environment;
    private final Map<String, EnvFile.Raw> file;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    /// @param root the home folder, from where files are named
    Settings(Path root, Map<String, String> environment, EnvFile file) {
        this(root, environment, file.values());
        this.problems.addAll(file.problems());
    }

    private Settings(Path root, Map<String, String> environment, Map<String, EnvFile.Raw> file) {
        this.root = root;
        this.environment = environment;
        this.file = file;
    }

    /// A text of somebody else's with the places in it filled in.
    ///
    /// @param key what is named where that leads in a circle
    String expanded(String key, String text) {
        return expand(key, text, 0);
    }

    /// The value, expanded and stripped; empty if it is missing or blank.
    Optional<String> text(String key) {
        asked.add(key);
        return raw(key, 0).map(String::strip).filter(value -> !value.isEmpty());
    }

    /// The value, also an empty one, where that says something else than none.
    Optional<String> given(String key) {
        asked.add(key);
        return raw(key, 0).map(String::strip);
    }

    String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /// A secret from KEY, or from the file that KEY_FILE names, from the home folder on.
    Secret secret(String key) {
        asked.add(key + "_FILE");
        Optional<String> path = text(key + "_FILE");
        if (path.isPresent()) {
            try {
                return new Secret(Files.readString(root.resolve(path.get())).strip());
            } catch (IOException e) {
                wrong(key + "_FILE", "the file " + path.get() + " cannot be read; name a file that holds the secret");
            }
        }
        return new Secret(text(key, ""));
    }

    boolean flag(String key, boolean otherwise) {
        return text(key)
                .map(value -> switch (value.toLowerCase(java.util.Locale.ROOT)) {
                    case "true", "1", "yes", "on", "y", "t" -> true;
                    case "false", "0", "no", "off", "n", "f" -> false;
                    default -> {
                        wrong(key, "write true or false, not \"" + value + "\"");
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    int number(String key, int otherwise, int least, int most) {
        return parsed(key, Integer::valueOf, "write a whole number from " + least + " to " + most)
                .filter(value -> {
                    boolean inside = value >= least && value <= most;
                    if (!inside) {
                        wrong(key, "write a whole number from " + least + " to " + most + ", not " + value);
                    }
                    return inside;
                })
                .orElse(otherwise);
    }

    /// Comma-separated words.
    List<String> words(String key) {
        return text(key).stream()
                .flatMap(value -> Pattern.compile(",").splitAsStream(value))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// A value that `parser` makes of the text; noted with `hint` if it throws.
    <T> Optional<T> parsed(String key, Function<String, T> parser, String hint) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(value.get()));
        } catch (RuntimeException e) {
            wrong(key, hint + ", not \"" + value.get() + "\"");
            return Optional.empty();
        }
    }

    /// The same settings with these values for those keys and nothing for the hidden ones, for the reader of a line
    /// that stands for several of them; problems are gathered apart.
    Settings with(Map<String, String> values, Collection<String> hidden) {
        Map<String, String> all = new HashMap<>(environment);
        Map<String, EnvFile.Raw> others = new HashMap<>(file);
        all.keySet().removeAll(hidden);
        others.keySet().removeAll(hidden);
        all.putAll(values);
        return new Settings(root, all, others);
    }

    /// The names of all keys that begin so, less the beginning.
    List<String> beginningWith(String prefix) {
        return Stream.concat(environment.keySet().stream(), file.keySet().stream())
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .distinct()
                .sorted()
                .toList();
    }

    /// Notes what is wrong, once, however often the key is read.
    void wrong(String key, String hint) {
        Problem problem = new Problem(key, hint);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    List<Problem> problems() {
        return problems;
    }

    List<Problem> problemsSince(int number) {
        return List.copyOf(problems.subList(number, problems.size()));
    }

    /// Notes what is odd but no mistake, in one sentence.
    void odd(String sentence) {
        warnings.add(sentence);
    }

    /// What was read, but is hardly what was meant.
    Set<String> warnings() {
        return warnings;
    }

    /// Takes back what turned out not to matter.
    void withdraw(List<Problem> withdrawn) {
        withdrawn.forEach(problems::remove);
    }

    /// Keys of the file that nobody asked for.
    List<String> unused() {
        return file.keySet().stream().filter(key -> !asked.contains(key)).toList();
    }

    Set<String> asked() {
        return asked;
    }

    private Optional<String> raw(String key, int depth) {
        String fromEnvironment = environment.get(key);
        if (fromEnvironment != null) {
            return Optional.of(fromEnvironment);
        }
        EnvFile.Raw fromFile = file.get(key);
        if (fromFile == null) {
            return Optional.empty();
        }
        return Optional.of(fromFile.literal() ? fromFile.text() : expand(key, fromFile.text(), depth));
    }

    private String expand(String key, String text, int depth) {
        if (depth > DEEPEST) {
            wrong(key, "its ${...} lead in a circle");
            return text;
        }
        if (NEVER_CLOSED.matcher(text).find()) {
            wrong(key, "close the ${ with a }, or put the whole value in single quotes");
        }
        Matcher places = PLACE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (places.find()) {
            asked.add(places.group(1));
            Optional<String> set = raw(places.group(1), depth + 1);
            if (set.isEmpty() && places.group(2) == null) {
                odd(key + " names ${" + places.group(1) + "}, which is set nowhere, so nothing stands there");
            }
            String otherwise = places.group(2) == null ? "" : places.group(2);
            String value = set.filter(found -> !found.isEmpty()).orElse(otherwise);
            places.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        return places.appendTail(expanded).toString();
    }
}
