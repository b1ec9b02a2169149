package social.lindworm.media;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import social.lindworm.db.Database;
import social.lindworm.storage.ObjectKey;

/// The ledger's files in key order, written out at once so that no transaction stays open while a store is listed, in
/// memory that does not grow with their number. Closing removes it.
public final class LedgerFile implements AutoCloseable {

    private static final int AT_ONCE = 1_000;

    private final Path file;

    private LedgerFile(Path file) {
        this.file = file;
    }

    /// One file of a picture.
    ///
    /// @param expected whether it must be there: not while the picture is being removed
    /// @param sha256 of its content, in hexadecimal
    public record Entry(
            ObjectKey key, long bytes, long media, boolean copy, boolean expected, String place, String sha256) {

        private static Entry parse(String line) {
            String[] part = line.split("\t", -1);
            return new Entry(
                    new ObjectKey(part[0]),
                    Long.parseLong(part[1]),
                    Long.parseLong(part[2]),
                    part[3].equals("copy"),
                    part[4].equals("READY"),
                    part[5],
                    part[6]);
        }
    }

    public static LedgerFile of(Database database) throws IOException {
        LedgerFile written = new LedgerFile(Files.createTempFile("ledger", ".tsv"));
        try (BufferedWriter out = Files.newBufferedWriter(written.file)) {
            String sql = """
                    select object_key, bytes, media_id, box, state, place, content_hash
                    from media_file join media on media.id = media_file.media_id order by object_key
                    """.strip() + database.dialect().byBytes();
            // A cursor of PostgreSQL's needs a transaction.
            database.<Long, IOException>read(reader -> reader.inTransaction(handle -> {
                long rows = 0;
                try (Stream<String> lines = handle
                        .createQuery(sql)
                        .setFetchSize(AT_ONCE)
                        .map((row, _) -> row.getString("object_key") + "\t" + row.getLong("bytes") + "\t"
                                + row.getLong("media_id") + "\t" + (row.getInt("box") == 0 ? "master" : "copy") + "\t"
                                + row.getString("state") + "\t" + row.getString("place") + "\t"
                                + row.getString("content_hash"))
                        .stream()) {
                    for (String line : (Iterable<String>) lines::iterator) {
                        out.write(line);
                        out.newLine();
                        rows++;
                    }
                }
                return rows;
            }));
        } catch (IOException | RuntimeException e) {
            written.close();
            throw e;
        }
        return written;
    }

    public Stream<Entry> entries() throws IOException {
        BufferedReader in = Files.newBufferedReader(file);
        return in.lines().map(Entry::parse).onClose(() -> close(in));
    }

    private static void close(BufferedReader in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
