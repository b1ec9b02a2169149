package social.lindworm.storage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A walk through folders, with what is left of one folder in memory on each level.
///
/// @param <E> what stands in a folder
public abstract class TreeWalk<E, T> extends Walk<T> {

    private final Deque<Iterator<E>> levels = new ArrayDeque<>();

    /// What stands in this folder comes next, before what is left of the one above.
    protected final void descend(Iterator<E> folder) {
        levels.push(folder);
    }

    /// Descends where the entry is a folder that may hold something.
    ///
    /// @return what the entry itself is; empty if nothing that is looked for
    protected abstract Optional<T> visit(E entry);

    @Override
    protected final @Nullable T find() {
        while (!levels.isEmpty()) {
            Iterator<E> folder = levels.element();
            if (!folder.hasNext()) {
                levels.pop();
                continue;
            }
            Optional<T> found = visit(folder.next());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }
}
