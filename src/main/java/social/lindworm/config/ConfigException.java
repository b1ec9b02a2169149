package social.lindworm.config;

import java.util.List;
import java.util.stream.Collectors;

/// The settings cannot be used. Names every mistake at once, since fixing them one start at a time is a misery.
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
