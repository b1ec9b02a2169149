package social.lindworm.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import social.lindworm.config.Home;

/// Tells the commands which process serves a home: written by the server, held with a lock that the system frees when
/// the process ends, however it ends.
public final class ServerFile implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private ServerFile(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /// A server that runs.
    ///
    /// @param address where its pages are
    public record Running(ProcessHandle process, String address) {}

    /// Claims a home for this process.
    ///
    /// @return empty if another server holds it
    public static Optional<ServerFile> claim(Home home) throws IOException {
        Files.createDirectories(home.data());
        FileChannel channel = FileChannel.open(
                home.data().resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new ServerFile(home.pidFile(), channel, lock));
    }

    /// Says that the server is ready.
    public void announce(String address) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, ProcessHandle.current().pid() + "\n" + address + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Looks for the server of a home. A file left by a server that was killed counts as none: nobody holds its lock.
    public static Optional<Running> find(Home home) throws IOException {
        if (!Files.exists(home.pidFile()) || !held(home)) {
            return Optional.empty();
        }
        String[] lines = Files.readString(home.pidFile()).split("\n");
        if (lines.length < 2) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines[0].strip()))
                .filter(ProcessHandle::isAlive)
                .map(process -> new Running(process, lines[1].strip()));
    }

    private static boolean held(Home home) throws IOException {
        Optional<ServerFile> claimed = claim(home);
        if (claimed.isPresent()) {
            claimed.get().channel.close();
        }
        return claimed.isEmpty();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        lock.release();
        channel.close();
    }
}
