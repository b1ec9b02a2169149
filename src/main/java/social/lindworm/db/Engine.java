package social.lindworm.db;

/// The two databases Lindworm runs on.
public enum Engine {
    SQLITE,
    POSTGRESQL
}
