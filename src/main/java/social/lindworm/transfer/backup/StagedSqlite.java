package social.lindworm.transfer.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import social.lindworm.config.DatabaseConfig;
import social.lindworm.db.Database;

final class StagedSqlite implements StagedDatabase {

    /// The database and what SQLite keeps beside it.
    private static final List<String> ENDINGS = List.of("", "-wal", "-shm");

    private final Path file;
    private final Path staged;
    private final Database database;

    StagedSqlite(Path file) throws IOException {
        this.file = file;
        this.staged = file.resolveSibling(file.getFileName() + ".restoring");
        remove();
        this.database = Database.open(new DatabaseConfig.Sqlite(staged));
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void takeOver(Moves moves, Path aside) throws IOException {
        database.close();
        for (String ending : ENDINGS) {
            moves.move(sibling(file, ending), aside.resolve(file.getFileName() + ending));
        }
        for (String ending : ENDINGS) {
            moves.move(sibling(staged, ending), sibling(file, ending));
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        remove();
    }

    private void remove() throws IOException {
        for (String ending : ENDINGS) {
            Files.deleteIfExists(sibling(staged, ending));
        }
    }

    private static Path sibling(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
