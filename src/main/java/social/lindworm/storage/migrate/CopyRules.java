package social.lindworm.storage.migrate;

import java.util.Optional;
import java.util.function.Function;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ObjectKey;

/// How a copy goes about its work.
///
/// @param attributes what an object is sent with; empty for objects that stay where they are
/// @param connections how many objects are under way at once
public record CopyRules(Function<ObjectKey, Optional<Attributes>> attributes, int connections) {

    public CopyRules {
        if (connections < 1) {
            throw new IllegalArgumentException("a copy needs at least one connection");
        }
    }
}
