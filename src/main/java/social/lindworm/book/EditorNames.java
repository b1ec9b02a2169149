package social.lindworm.book;

import java.util.Collection;
import java.util.Map;

/// What histories call the accounts in them.
@FunctionalInterface
public interface EditorNames {

    /// @param path of their profile
    record Editor(String name, String path) {}

    /// Those of the accounts that exist. One query at most.
    Map<Long, Editor> of(Collection<Long> accounts);
}
