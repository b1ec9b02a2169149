package social.lindworm.config;

import java.nio.file.Path;

/// Where an instance keeps its things.
///
/// @param root the folder given by `--home`; `.env` lies here
/// @param data database, index, secrets, mail and uploads on their way
/// @param media what people uploaded, BookWyrm's `MEDIA_ROOT`
/// @param staticFiles where `collectstatic` writes, BookWyrm's `STATIC_ROOT`
/// @param logs rotating log files of a server in the background
public record Home(Path root, Path data, Path media, Path staticFiles, Path logs) {

    public Path envFile() {
        return root.resolve(".env");
    }

    public Path index() {
        return data.resolve("index");
    }

    public Path mail() {
        return data.resolve("mail");
    }

    public Path uploads() {
        return data.resolve("uploads");
    }

    public Path exports() {
        return data.resolve("exports");
    }

    /// Number of the running server's process and its port.
    public Path pidFile() {
        return data.resolve("server.pid");
    }

    /// Where a process that replaces the running server asks for its socket.
    public Path door() {
        return data.resolve("server.door");
    }
}
