package social.lindworm.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows that stay out, with the reason in the first column, in a file that can be mended and imported itself. The
/// file stands in its place only
/// when it is whole; without refused rows there is none.
final class Rejects implements AutoCloseable {

    private static final String REASON = "reason";

    private final Path target;
    private final List<String> header;
    private final boolean reasonThere;
    private @Nullable Path fresh;
    private @Nullable CsvWriter writer;
    private int count;

    Rejects(Path imported, List<String> header) {
        this.target = imported.resolveSibling(imported.getFileName() + ".rejects.csv");
        this.header = List.copyOf(header);
        this.reasonThere = header.getFirst().equals(REASON);
    }

    void add(String reason, List<String> fields) throws IOException {
        if (writer == null) {
            fresh = Files.createTempFile(target.toAbsolutePath().getParent(), ".rejects", ".csv");
            writer = CsvWriter.builder().build(fresh);
            write(writer, REASON, header);
        }
        write(writer, reason, fields);
        count++;
    }

    private void write(CsvWriter to, String first, List<String> rest) {
        List<String> line = new ArrayList<>();
        line.add(first);
        line.addAll(reasonThere && !rest.isEmpty() ? rest.subList(1, rest.size()) : rest);
        to.writeRecord(line);
    }

    int count() {
        return count;
    }

    /// Puts the file in its place, or takes away one that an earlier import has left.
    ///
    /// @return where it is
    Optional<Path> finish() throws IOException {
        if (writer == null || fresh == null) {
            Files.deleteIfExists(target);
            return Optional.empty();
        }
        writer.close();
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        fresh = null;
        return Optional.of(target);
    }

    @Override
    public void close() throws IOException {
        if (fresh != null) {
            Files.deleteIfExists(fresh);
        }
    }
}
