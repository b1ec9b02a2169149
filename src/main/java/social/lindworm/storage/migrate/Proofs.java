package social.lindworm.storage.migrate;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.ObjectKey;

/// The proofs of a copy, in a file in key order, read and written in one go with a few lines in memory. It only
/// saves work: where it is missing, cut short or out of date, contents are compared again. One process at a time.
public final class Proofs {

    private final Path file;
    private final Path fresh;

    public Proofs(Path file) {
        this.file = file;
        this.fresh = file.resolveSibling(file.getFileName() + ".new");
    }

    /// Those of the runs before, for as long as the session is open.
    Session open() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(fresh)) {
                takeOver();
            }
            return new Session(lines(file), Files.newBufferedWriter(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException("the notes of the copy, " + file + ", cannot be kept", e);
        }
    }

    /// Of a run that broke off the notes count more than those before, as far as it came: what it brought over and is
    /// deleted since must be known.
    private void takeOver() throws IOException {
        Path both = file.resolveSibling(file.getFileName() + ".both");
        try (Stream<String> before = lines(file);
                Stream<String> since = lines(fresh);
                BufferedWriter writer = Files.newBufferedWriter(both)) {
            var rows = new SideBySide<>(
                    new SideBySide.Ordered<>("the notes", proofs(before), Proof::key),
                    new SideBySide.Ordered<>("the later notes", proofs(since), Proof::key));
            while (rows.hasNext()) {
                var row = rows.next();
                writer.write(Objects.requireNonNull(row.right() == null ? row.left() : row.right())
                        .line());
                writer.write('\n');
            }
        }
        Files.move(both, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Bytes that are no text, as after a crash of the machine, are some text.
    private static Stream<String> lines(Path from) throws IOException {
        return Files.exists(from)
                ? new BufferedReader(new InputStreamReader(Files.newInputStream(from), StandardCharsets.UTF_8)).lines()
                : Stream.empty();
    }

    /// Without what is out of order.
    private static Iterator<Proof> proofs(Stream<String> lines) {
        AtomicReference<@Nullable ObjectKey> last = new AtomicReference<>();
        return lines.map(Proof::parse)
                .flatMap(Optional::stream)
                .filter(proof -> {
                    ObjectKey greatest = last.get();
                    boolean inOrder = greatest == null || greatest.compareTo(proof.key()) < 0;
                    if (inOrder) {
                        last.set(proof.key());
                    }
                    return inOrder;
                })
                .iterator();
    }

    /// One run over the proofs.
    final class Session implements AutoCloseable {

        private final Stream<String> lines;
        private final BufferedWriter writer;
        private boolean finished;

        private Session(Stream<String> lines, BufferedWriter writer) {
            this.lines = lines;
            this.writer = writer;
        }

        Iterator<Proof> before() {
            return proofs(lines);
        }

        /// In key order.
        ///
        /// @param isNews whether a run that follows a killed one must find it; others only save work
        void keep(Proof proof, boolean isNews) {
            try {
                writer.write(proof.line());
                writer.write('\n');
                if (isNews) {
                    writer.flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the notes of the copy cannot be written", e);
            }
        }

        /// The run came to its end: its proofs replace those before.
        void finish() {
            finished = true;
        }

        /// The notes of a run that broke off lie there for the next one.
        @Override
        public void close() {
            lines.close();
            try {
                writer.close();
                if (finished) {
                    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the notes of the copy, " + file + ", cannot be kept", e);
            }
        }
    }
}
