package social.lindworm.db.copy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A table as the engine describes it.
record Table(String name, List<Column> columns) {

    /// What the schema knows of itself is no content.
    private static final Set<String> OF_THE_SCHEMA = Set.of("flyway_schema_history", "schema_complete");

    Table {
        columns = List.copyOf(columns);
    }

    record Column(String name, ColumnKind kind) {}

    /// Every table of the connection's schema, by name.
    static List<Table> all(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        List<String> names = new ArrayList<>();
        try (ResultSet row = about.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (row.next()) {
                names.add(row.getString("TABLE_NAME"));
            }
        }
        List<Table> tables = new ArrayList<>();
        for (String name : names.stream().filter(Table::isContent).sorted().toList()) {
            tables.add(new Table(name, columns(connection, name)));
        }
        return tables;
    }

    private static boolean isContent(String name) {
        return !OF_THE_SCHEMA.contains(name) && !name.startsWith("sqlite_");
    }

    /// An empty result tells the columns; the metadata would take `_` in the name for a wildcard.
    private static List<Column> columns(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet nothing = statement.executeQuery("select * from " + quoted(name) + " where 1 = 0")) {
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= nothing.getMetaData().getColumnCount(); i++) {
                columns.add(new Column(
                        nothing.getMetaData().getColumnName(i),
                        ColumnKind.of(nothing.getMetaData().getColumnTypeName(i))));
            }
            return columns;
        }
    }

    String columnList() {
        return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
    }

    String quotedName() {
        return quoted(name);
    }

    /// Names come from the engine or from an archive that was checked against it.
    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
