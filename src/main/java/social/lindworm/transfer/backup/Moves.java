package social.lindworm.transfer.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// Renames that are all kept or all taken back.
final class Moves implements AutoCloseable {

    private record Move(Path from, Path to) {}

    private final Deque<Move> done = new ArrayDeque<>();

    /// Does nothing if there is nothing to move.
    void move(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.move(from, to);
        done.push(new Move(from, to));
    }

    void keep() {
        done.clear();
    }

    /// One that cannot be taken back hinders no other.
    @Override
    public void close() throws IOException {
        IOException failed = null;
        while (!done.isEmpty()) {
            Move last = done.pop();
            try {
                Files.move(last.to(), last.from());
            } catch (IOException e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
