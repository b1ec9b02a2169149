package social.lindworm.transfer.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import social.lindworm.config.DatabaseConfig;
import social.lindworm.db.Database;

/// A schema of its own in the same database. Its tables move over in one transaction.
final class StagedPostgres implements StagedDatabase {

    private static final String SCHEMA = "lindworm_restore";

    private final DatabaseConfig.Postgres config;
    private final Database database;

    StagedPostgres(DatabaseConfig.Postgres config) throws SQLException {
        this.config = config;
        run("drop schema if exists " + SCHEMA + " cascade", "create schema " + SCHEMA);
        String separator = config.jdbcUrl().contains("?") ? "&" : "?";
        this.database = Database.open(new DatabaseConfig.Postgres(
                config.jdbcUrl() + separator + "currentSchema=" + SCHEMA, config.user(), config.password(), 2));
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void takeOver(Moves moves, Path aside) throws SQLException {
        database.close();
        List<String> steps = new ArrayList<>();
        String home = schema();
        for (String table : tables()) {
            steps.add("drop table if exists %s.\"%s\" cascade".formatted(home, table));
            steps.add("alter table %s.\"%s\" set schema %s".formatted(SCHEMA, table, home));
        }
        steps.add("drop schema " + SCHEMA);
        run(steps.toArray(String[]::new));
    }

    /// Whether there is something that a restore would replace.
    static boolean isFilled(DatabaseConfig.Postgres config) throws SQLException {
        try (Connection connection = connect(config);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /// Where the instance's tables are, ready to stand in SQL.
    private String schema() throws SQLException {
        try (Connection connection = connect(config);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select quote_ident(current_schema())")) {
            row.next();
            return row.getString(1);
        }
    }

    private List<String> tables() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = connect(config);
                ResultSet row = connection.getMetaData().getTables(null, SCHEMA, "%", new String[] {"TABLE"})) {
            while (row.next()) {
                names.add(row.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    /// All in one transaction.
    private void run(String... steps) throws SQLException {
        try (Connection connection = connect(config);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String step : steps) {
                statement.execute(step);
            }
            connection.commit();
        }
    }

    private static Connection connect(DatabaseConfig.Postgres config) throws SQLException {
        return DriverManager.getConnection(
                config.jdbcUrl(), config.user(), config.password().reveal());
    }

    @Override
    public void close() throws SQLException {
        database.close();
        run("drop schema if exists " + SCHEMA + " cascade");
    }
}
