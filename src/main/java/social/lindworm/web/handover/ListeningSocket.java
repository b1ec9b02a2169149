package social.lindworm.web.handover;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Finds the file number behind a channel, and makes a channel of a file number.
final class ListeningSocket {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final int STANDARD_INPUT = 0;
    private static final int ADDRESS_BYTES = 128;
    private static final ValueLayout.OfShort NETWORK_SHORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    private ListeningSocket() {}

    /// The number of the open file that listens on this port. Java does not tell, so every socket of this process is
    /// asked.
    static OptionalInt on(int port) throws IOException {
        List<Integer> numbers;
        try (Stream<Path> open = Files.list(OPEN_FILES)) {
            numbers = open.map(file -> Integer.parseInt(file.getFileName().toString()))
                    .toList();
        }
        return numbers.stream()
                .mapToInt(Integer::intValue)
                .filter(fd -> listens(fd, port))
                .findFirst();
    }

    private static boolean listens(int fd, int port) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment listening = arena.allocate(ValueLayout.JAVA_INT);
            length.set(ValueLayout.JAVA_INT, 0, Integer.BYTES);
            Libc.get().option(fd, Libc.SO_ACCEPTCONN, listening, length);
            if (listening.get(ValueLayout.JAVA_INT, 0) == 0) {
                return false;
            }
            MemorySegment address = arena.allocate(ADDRESS_BYTES, Long.BYTES);
            length.set(ValueLayout.JAVA_INT, 0, ADDRESS_BYTES);
            Libc.get().name(fd, address, length);
            // The port lies at the same place in the addresses of both internet families, and a Unix socket has none.
            return address.get(ValueLayout.JAVA_SHORT, 0) != Libc.AF_UNIX
                    && Short.toUnsignedInt(address.get(NETWORK_SHORT, 2)) == port;
        } catch (IOException e) {
            // Not a socket, or closed meanwhile.
            return false;
        }
    }

    /// The channel of a listening socket that came from another process. Java takes a socket of others only from
    /// standard input, and only once in a process.
    static ServerSocketChannel adopt(int fd) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Libc.get().dup2(fd, STANDARD_INPUT);
            Libc.get().close(fd);
            Channel channel = System.inheritedChannel();
            int nothing = Libc.get().open(arena.allocateFrom("/dev/null"), Libc.O_CLOEXEC);
            Libc.get().dup2(nothing, STANDARD_INPUT);
            Libc.get().close(nothing);
            if (channel instanceof ServerSocketChannel listening) {
                return listening;
            }
            throw new IOException("what the other process handed over is not a listening socket");
        }
    }
}
