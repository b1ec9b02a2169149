package social.lindworm.db.copy;

import java.util.List;

/// What a dump holds of one table.
///
/// @param columns in the order of the values in each line
/// @param lastId the highest id ever given out, 0 if the table gives none: ids are never used twice, not even after a
///     restore
public record DumpedTable(String name, List<String> columns, long rows, long lastId) {

    public DumpedTable {
        columns = List.copyOf(columns);
    }
}
