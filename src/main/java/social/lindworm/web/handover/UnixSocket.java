package social.lindworm.web.handover;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;

/// A socket between two processes of one machine that carries short texts and, with one of them, an open file. Each
/// text arrives whole.
final class UnixSocket implements AutoCloseable {

    private static final int LONGEST_TEXT = 512;
    private static final int LONGEST_PATH = 107;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    /// `struct msghdr`
    private static final int MESSAGE_BYTES = 56;
    private static final int PARTS = 16;
    private static final int PART_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;

    /// `struct cmsghdr` with one number behind it
    private static final int FILE_BYTES = 24;
    private static final int FILE_LENGTH = 20;
    private static final int FILE_NUMBER = 16;

    private final int fd;

    private UnixSocket(int fd) {
        this.fd = fd;
    }

    /// A text, and the file that came with it.
    record Received(String text, OptionalInt file) {}

    /// Listens where only this user may come in; takes the place of a socket that a dead process left.
    static UnixSocket listen(Path place) throws IOException {
        Path fresh = place.resolveSibling(
                place.getFileName() + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(fresh);
        UnixSocket socket = new UnixSocket(Libc.get().socket(Libc.AF_UNIX, Libc.SOCK_SEQPACKET_CLOEXEC));
        try {
            at(fresh, address -> Libc.get().bind(socket.fd, address));
            // Before it listens, so that nobody else has come in by then.
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            Libc.get().listen(socket.fd, 16);
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    static UnixSocket connect(Path place) throws IOException {
        UnixSocket socket = new UnixSocket(Libc.get().socket(Libc.AF_UNIX, Libc.SOCK_SEQPACKET_CLOEXEC));
        try {
            at(place, address -> Libc.get().connect(socket.fd, address));
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /// Waits for somebody; fails once the socket was shut.
    UnixSocket accept() throws IOException {
        return new UnixSocket(Libc.get().accept(fd));
    }

    void send(String text) throws IOException {
        send(text, OptionalInt.empty());
    }

    @SuppressWarnings("restricted")
    void send(String text, OptionalInt file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            MemorySegment content = arena.allocate(bytes.length);
            MemorySegment.copy(bytes, 0, content, ValueLayout.JAVA_BYTE, 0, bytes.length);
            MemorySegment message = message(arena, content);
            if (file.isPresent()) {
                MemorySegment control =
                        message.get(ValueLayout.ADDRESS, CONTROL).reinterpret(FILE_BYTES);
                control.set(LONG, 0, FILE_LENGTH);
                control.set(INT, 8, Libc.SOL_SOCKET);
                control.set(INT, 12, Libc.SCM_RIGHTS);
                control.set(INT, FILE_NUMBER, file.getAsInt());
            } else {
                message.set(ValueLayout.ADDRESS, CONTROL, MemorySegment.NULL);
                message.set(LONG, CONTROL_LENGTH, 0);
            }
            Libc.get().send(fd, message);
        }
    }

    /// Waits for the next text; an empty one says that the other side is gone.
    Received receive() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment content = arena.allocate(LONGEST_TEXT);
            MemorySegment message = message(arena, content);
            int length = Math.toIntExact(Libc.get().receive(fd, message));
            byte[] text = content.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
            return new Received(new String(text, StandardCharsets.UTF_8), fileOf(message));
        }
    }

    @SuppressWarnings("restricted")
    private static OptionalInt fileOf(MemorySegment message) {
        if (message.get(LONG, CONTROL_LENGTH) < FILE_LENGTH) {
            return OptionalInt.empty();
        }
        MemorySegment control = message.get(ValueLayout.ADDRESS, CONTROL).reinterpret(FILE_BYTES);
        return control.get(INT, 12) == Libc.SCM_RIGHTS
                ? OptionalInt.of(control.get(INT, FILE_NUMBER))
                : OptionalInt.empty();
    }

    /// With room for one file.
    private static MemorySegment message(Arena arena, MemorySegment content) {
        MemorySegment part = arena.allocate(2 * Long.BYTES, Long.BYTES);
        part.set(ValueLayout.ADDRESS, 0, content);
        part.set(LONG, Long.BYTES, content.byteSize());
        MemorySegment message = arena.allocate(MESSAGE_BYTES, Long.BYTES);
        message.set(ValueLayout.ADDRESS, PARTS, part);
        message.set(LONG, PART_COUNT, 1);
        message.set(ValueLayout.ADDRESS, CONTROL, arena.allocate(FILE_BYTES, Long.BYTES));
        message.set(LONG, CONTROL_LENGTH, FILE_BYTES);
        return message;
    }

    private interface WithAddress {
        void run(MemorySegment address) throws IOException;
    }

    /// An address has room for 107 bytes of path only, so it goes by the open folder.
    private static void at(Path place, WithAddress work) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Path folder = place.toAbsolutePath().getParent();
            int open = Libc.get().open(arena.allocateFrom(String.valueOf(folder)), Libc.O_FOLDER);
            try {
                byte[] path = ("/proc/self/fd/" + open + "/" + place.getFileName()).getBytes(StandardCharsets.UTF_8);
                MemorySegment address = arena.allocate(2 + LONGEST_PATH + 1);
                address.set(ValueLayout.JAVA_SHORT, 0, (short) Libc.AF_UNIX);
                MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, 2, path.length);
                work.run(address);
            } finally {
                Libc.get().close(open);
            }
        }
    }

    /// Wakes whoever waits in [#accept] or [#receive].
    void shut() throws IOException {
        Libc.get().shutdown(fd);
    }

    @Override
    public void close() throws IOException {
        Libc.get().close(fd);
    }
}
