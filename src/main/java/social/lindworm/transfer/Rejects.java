package social.lindworm.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows that stay out, with the reason in the first column, in a file that can be mended and imported itself. The
/// file stands in its place only when it is whole; without refused rows there is none.
final class Rejects implements AutoCloseable {

    private static final String REASON = "reason";

    private final Path target;
    private final Path fresh;
    private final CsvWriter writer;
    private final List<String> header;
    private final boolean reasonThere;
    private int count;
    private boolean closed;

    private Rejects(Path target, List<String> header) throws IOException {
        this.target = target;
        this.fresh = Files.createTempFile(target.toAbsolutePath().getParent(), ".rejects", ".csv");
        this.writer = CsvWriter.builder().build(fresh);
        this.header = List.copyOf(header);
        this.reasonThere = header.getFirst().equals(REASON);
    }

    /// Opens the file before any row goes in, so that an import does not end half-way for want of it.
    ///
    /// @param otherwise the folder that takes it when the one of the imported file cannot be written to
    static Rejects open(Path imported, Path otherwise, List<String> header) throws IOException {
        String name = imported.getFileName() + ".rejects.csv";
        try {
            return new Rejects(imported.resolveSibling(name), header);
        } catch (IOException | ReadOnlyFileSystemException _) {
            return new Rejects(otherwise.resolve(name), header);
        }
    }

    void add(String reason, List<String> fields) throws IOException {
        if (count == 0) {
            write(REASON, header);
        }
        write(reason, fields);
        count++;
    }

    private void write(String first, List<String> rest) {
        List<String> line = new ArrayList<>();
        line.add(first);
        line.addAll(reasonThere && !rest.isEmpty() ? rest.subList(1, rest.size()) : rest);
        writer.writeRecord(line);
    }

    int count() {
        return count;
    }

    /// Puts the file in its place, or takes away one that an earlier import has left.
    ///
    /// @return where it is
    Optional<Path> finish() throws IOException {
        writer.close();
        closed = true;
        if (count == 0) {
            Files.deleteIfExists(target);
            return Optional.empty();
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Optional.of(target);
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            writer.close();
        }
        Files.deleteIfExists(fresh);
    }
}
