package social.lindworm.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import social.lindworm.config.Home;

/// Tells the commands which process serves a home. Each server holds a byte of `server.lock` that the system frees when
/// the process ends, however it ends; while one server replaces another there are two of them, and the home is never
/// free in between.
public final class ServerFile implements AutoCloseable {

    private static final int LINES = 2;

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
    /// @return empty if a server holds it, also one that was replaced and still finishes
    public static Optional<ServerFile> claim(Home home) throws IOException {
        FileChannel channel = open(home);
        // The first byte is held while somebody decides, so that of two who try at once one is let in.
        try (FileLock _ = channel.lock(0, 1, false)) {
            FileLock own = channel.lock(me(), 1, false);
            if (isFree(channel, 1, me() - 1) && isFree(channel, me() + 1, Long.MAX_VALUE - me() - 1)) {
                return Optional.of(new ServerFile(home.pidFile(), channel, own));
            }
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean isFree(FileChannel channel, long from, long length) throws IOException {
        try (FileLock lock = channel.tryLock(from, length, false)) {
            return lock != null;
        }
    }

    /// Claims a home beside the server that this process will replace.
    public static ServerFile join(Home home) throws IOException {
        FileChannel channel = open(home);
        return new ServerFile(home.pidFile(), channel, channel.lock(me(), 1, false));
    }

    private static FileChannel open(Home home) throws IOException {
        Files.createDirectories(home.data());
        return FileChannel.open(
                home.data().resolve("server.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    private static long me() {
        return ProcessHandle.current().pid();
    }

    /// Says that this process is the server, and ready.
    public void announce(String address) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + "." + me());
        Files.writeString(fresh, me() + "\n" + address + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Whether the server of this home is another process by now, and alive.
    public boolean isReplaced() throws IOException {
        Optional<Running> server = read(file);
        return server.isPresent()
                && server.get().process().pid() != me()
                && isHeld(channel, server.get().process().pid());
    }

    /// Looks for the server of a home, from outside of it. A file left by a server that was killed counts as none:
    /// nobody holds its byte.
    public static Optional<Running> find(Home home) throws IOException {
        Optional<Running> named = read(home.pidFile());
        if (named.isEmpty()) {
            return Optional.empty();
        }
        try (FileChannel channel = open(home)) {
            return isHeld(channel, named.get().process().pid()) ? named : Optional.empty();
        }
    }

    private static boolean isHeld(FileChannel channel, long process) throws IOException {
        try (FileLock lock = channel.tryLock(process, 1, true)) {
            return lock == null;
        }
    }

    private static Optional<Running> read(Path file) throws IOException {
        String[] lines;
        try {
            lines = Files.readString(file).split("\n");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.length < LINES) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines[0].strip()))
                .filter(ProcessHandle::isAlive)
                .map(process -> new Running(process, lines[1].strip()));
    }

    /// Frees this process's claim; what the file says stays if it says another process by now.
    @Override
    public void close() throws IOException {
        Optional<Running> server = read(file);
        if (server.isPresent() && server.get().process().pid() == me()) {
            Files.deleteIfExists(file);
        }
        lock.release();
        channel.close();
    }
}
