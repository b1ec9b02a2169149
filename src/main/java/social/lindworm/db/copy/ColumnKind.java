package social.lindworm.db.copy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;

/// What a column holds, named alike on both engines, and how it becomes JSON and comes back.
enum ColumnKind {
    WHOLE,
    REAL,
    TRUTH,
    INSTANT,
    BYTES,
    TEXT;

    /// @param type the engine's own name of the type
    static ColumnKind of(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        if (name.startsWith("timestamp")) {
            return INSTANT;
        }
        if (name.startsWith("bool")) {
            return TRUTH;
        }
        if (name.equals("blob") || name.equals("bytea")) {
            return BYTES;
        }
        if (name.contains("int") || name.contains("serial")) {
            return WHOLE;
        }
        return name.startsWith("real")
                        || name.startsWith("double")
                        || name.startsWith("float")
                        || name.equals("numeric")
                ? REAL
                : TEXT;
    }

    void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
        switch (this) {
            case WHOLE -> orNull(row, json, row.getLong(column));
            case REAL -> orNull(row, json, row.getDouble(column));
            case TRUTH -> orNull(row, json, row.getBoolean(column));
            case INSTANT -> {
                Timestamp instant = row.getTimestamp(column);
                orNull(row, json, instant == null ? 0L : instant.getTime());
            }
            case BYTES -> orNull(row, json, row.getBytes(column));
            case TEXT -> orNull(row, json, row.getString(column));
        }
    }

    private static void orNull(ResultSet row, JsonGenerator json, Object value) throws SQLException, IOException {
        if (row.wasNull()) {
            json.writeNull();
        } else {
            json.writePOJO(value);
        }
    }

    /// The parser stands on the value.
    void bind(PreparedStatement statement, int position, JsonParser json) throws SQLException, IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            statement.setObject(position, null);
            return;
        }
        switch (this) {
            case WHOLE -> statement.setLong(position, json.getLongValue());
            case REAL -> statement.setDouble(position, json.getDoubleValue());
            case TRUTH -> statement.setBoolean(position, json.getBooleanValue());
            case INSTANT -> statement.setTimestamp(position, new Timestamp(json.getLongValue()));
            case BYTES -> statement.setBytes(position, json.getBinaryValue());
            case TEXT -> statement.setString(position, json.getText());
        }
    }
}
