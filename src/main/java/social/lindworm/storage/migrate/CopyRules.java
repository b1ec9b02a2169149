package social.lindworm.storage.migrate;

import java.util.function.Function;
import java.util.function.Predicate;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ObjectKey;

/// How a copy goes about its work.
///
/// @param goes whether an object is to be brought over, or stays where it is
/// @param attributes what an object is sent with
/// @param connections how many objects are under way at once
public record CopyRules(Predicate<ObjectKey> goes, Function<ObjectKey, Attributes> attributes, int connections) {

    public CopyRules {
        if (connections < 1) {
            throw new IllegalArgumentException("a copy needs at least one connection");
        }
    }
}
