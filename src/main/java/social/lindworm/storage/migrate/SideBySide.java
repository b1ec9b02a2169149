package social.lindworm.storage.migrate;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.ObjectKey;

/// Two sequences in key order read as one: what stands under the same key comes together. Holds one element of
/// each in memory, whatever their number. A sequence that is out of order, or that names a key twice, is
/// noticed, since a merge would go wrong without a word.
public final class SideBySide<L, R> implements Iterator<SideBySide.Row<L, R>> {

    private final Ordered<L> left;
    private final Ordered<R> right;

    /// What stands under one key; one of the two may be missing.
    public record Row<L, R>(@Nullable L left, @Nullable R right) {}

    public SideBySide(Ordered<L> left, Ordered<R> right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public boolean hasNext() {
        return left.key() != null || right.key() != null;
    }

    @Override
    public Row<L, R> next() {
        ObjectKey leftKey = left.key();
        ObjectKey rightKey = right.key();
        if (leftKey == null && rightKey == null) {
            throw new NoSuchElementException();
        }
        int order = leftKey == null ? 1 : rightKey == null ? -1 : leftKey.compareTo(rightKey);
        L first = order <= 0 ? left.take() : null;
        R second = order >= 0 ? right.take() : null;
        return new Row<>(first, second);
    }

    /// A sequence in key order with a look at its next key.
    public static final class Ordered<T> {

        private final String name;
        private final Iterator<T> rest;
        private final Function<T, ObjectKey> keyOf;
        private @Nullable T next;
        private @Nullable ObjectKey key;

        /// @param name for the failure when the order is wrong
        public Ordered(String name, Iterator<T> all, Function<T, ObjectKey> keyOf) {
            this.name = name;
            this.rest = all;
            this.keyOf = keyOf;
            advance();
        }

        @Nullable
        ObjectKey key() {
            return key;
        }

        @Nullable
        T take() {
            T taken = next;
            advance();
            return taken;
        }

        private void advance() {
            if (!rest.hasNext()) {
                next = null;
                key = null;
                return;
            }
            T following = rest.next();
            ObjectKey followingKey = keyOf.apply(following);
            if (key != null && key.compareTo(followingKey) >= 0) {
                throw new OutOfOrder(name, key, followingKey);
            }
            next = following;
            key = followingKey;
        }
    }
}
