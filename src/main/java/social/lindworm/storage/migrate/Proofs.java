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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.ObjectKey;

/// The proofs of a copy, in a file in key order, read and written in one go with a few lines in memory. It only
/// saves work: where it is missing, cut short or out of date, contents are compared again. One process at a time.
public final class Proofs {

    private final Path file;

    public Proofs(Path file) {
        this.file = file;
    }

    /// Those of the run before, for as long as the session is open.
    Session open() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            BufferedReader before = Files.exists(file)
                    ? new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))
                    : null;
            Stream<String> lines = before == null ? Stream.empty() : before.lines();
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            return new Session(lines, fresh, Files.newBufferedWriter(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException("the notes of the copy, " + file + ", cannot be kept", e);
        }
    }

    /// One run over the proofs.
    final class Session implements AutoCloseable {

        private final Stream<String> lines;
        private final Path fresh;
        private final BufferedWriter writer;
        private boolean finished;

        private Session(Stream<String> lines, Path fresh, BufferedWriter writer) {
            this.lines = lines;
            this.fresh = fresh;
            this.writer = writer;
        }

        /// Without what is out of order, as after a crash of the machine.
        Iterator<Proof> before() {
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

        /// In key order.
        void keep(Proof proof) {
            try {
                writer.write(proof.line());
                writer.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException("the notes of the copy cannot be written", e);
            }
        }

        /// The run came to its end: its proofs replace those before.
        void finish() {
            finished = true;
        }

        /// Of a run that broke off the new proofs are worth more than the old ones only as far as it came.
        @Override
        public void close() {
            lines.close();
            try {
                writer.close();
                if (finished) {
                    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.deleteIfExists(fresh);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the notes of the copy, " + file + ", cannot be kept", e);
            }
        }
    }
}
