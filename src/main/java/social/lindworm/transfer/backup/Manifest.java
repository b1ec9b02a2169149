package social.lindworm.transfer.backup;

import java.util.List;
import social.lindworm.db.copy.DumpedTable;

/// The archive's last entry: every entry before it with its hash, and the tables.
record Manifest(List<File> files, List<DumpedTable> tables) {

    Manifest {
        files = List.copyOf(files);
        tables = List.copyOf(tables);
    }

    record File(String path, long size, String sha256) {}
}
