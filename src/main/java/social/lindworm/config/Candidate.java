package social.lindworm.config;

import java.util.List;
import java.util.Optional;

/// A place that files could be moved to before it is switched on.
///
/// @param place if its settings are whole
/// @param problems what is wrong with them; told at once where the place is active
public record Candidate<T extends StorageConfig>(Optional<T> place, List<Problem> problems) {

    public Candidate {
        problems = List.copyOf(problems);
    }

    static <T extends StorageConfig> Candidate<T> of(T place, List<Problem> problems) {
        return new Candidate<>(Optional.of(place).filter(_ -> problems.isEmpty()), problems);
    }

    /// For commands that fill it before it is active.
    ///
    /// @throws ConfigException naming every mistake in its settings
    public T require() {
        return place.orElseThrow(() -> new ConfigException(problems));
    }
}
