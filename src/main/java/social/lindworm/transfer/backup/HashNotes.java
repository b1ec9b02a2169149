package social.lindworm.transfer.backup;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;

/// Which content a file of the media store had when it was read, in key order, so that it is read again only when its
/// version changes. It only saves work. One process at a time.
final class HashNotes {

    private static final String BETWEEN = "\t";
    private static final int PARTS = 3;

    /// What a killed run has found out so far is worth much.
    private static final int LINES_AT_RISK = 200;

    private final Path file;
    private final Path fresh;
    private final Path cut;

    HashNotes(Path file) {
        this.file = file;
        this.fresh = file.resolveSibling(file.getFileName() + ".new");
        this.cut = file.resolveSibling(file.getFileName() + ".cut");
    }

    record Note(ObjectKey key, String version, String sha256) {

        boolean holdsFor(ObjectInfo object) {
            return object.isSure() && object.version().equals(version);
        }

        private String line() {
            return key + BETWEEN + version + BETWEEN + sha256;
        }

        /// Empty for a line that was cut short.
        private static Optional<Note> parse(String line) {
            String[] parts = line.split(BETWEEN, -1);
            return parts.length == PARTS && MediaFile.isHash(parts[2])
                    ? ObjectKey.parse(parts[0]).map(key -> new Note(key, parts[1], parts[2]))
                    : Optional.empty();
        }
    }

    Session open() throws IOException {
        salvage();
        return new Session();
    }

    /// A run that was killed got as far as a certain key; from there on the notes before it count.
    private void salvage() throws IOException {
        if (!Files.exists(fresh)) {
            return;
        }
        try (BufferedWriter out = Files.newBufferedWriter(cut)) {
            Optional<ObjectKey> last = Optional.empty();
            try (Stream<Note> notes = notes(fresh)) {
                for (Iterator<Note> all = notes.iterator(); all.hasNext(); ) {
                    Note note = all.next();
                    write(out, note);
                    last = Optional.of(note.key());
                }
            }
            try (Stream<Note> notes = notes(file)) {
                for (Iterator<Note> all = notes.iterator(); all.hasNext(); ) {
                    Note note = all.next();
                    if (last.isEmpty() || note.key().compareTo(last.get()) > 0) {
                        write(out, note);
                    }
                }
            }
        }
        Files.move(cut, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(fresh);
    }

    private static void write(BufferedWriter out, Note note) throws IOException {
        out.write(note.line());
        out.write('\n');
    }

    private static Stream<Note> notes(Path from) throws IOException {
        if (!Files.exists(from)) {
            return Stream.empty();
        }
        BufferedReader in = Files.newBufferedReader(from);
        return in.lines().map(Note::parse).flatMap(Optional::stream).onClose(() -> close(in));
    }

    private static void close(BufferedReader in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One run over the notes.
    final class Session implements AutoCloseable {

        private final Stream<Note> before;
        private final BufferedWriter out;
        private boolean finished;
        private int lines;

        private Session() throws IOException {
            this.before = notes(file);
            this.out = Files.newBufferedWriter(fresh);
        }

        /// Those of earlier runs.
        Iterator<Note> before() {
            return before.iterator();
        }

        /// In key order.
        void keep(Note note) throws IOException {
            write(out, note);
            if (++lines % LINES_AT_RISK == 0) {
                out.flush();
            }
        }

        /// The run came to its end: its notes replace those before. After one that broke off both count.
        void finish() {
            finished = true;
        }

        @Override
        public void close() throws IOException {
            before.close();
            out.close();
            if (finished) {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
