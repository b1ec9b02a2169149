package social.lindworm.media;

/// A column in which another feature keeps ids of pictures. Features before this one cannot know it, and those
/// after need not: the program names the columns where it puts the features together.
public record MediaReference(String table, String column) {

    public MediaReference {
        if (!table.matches("[a-z_]+") || !column.matches("[a-z_]+")) {
            throw new IllegalArgumentException("not a column: " + table + "." + column);
        }
    }

    String query() {
        return "select " + column + " from " + table + " where " + column + " is not null";
    }
}
