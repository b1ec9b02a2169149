package social.lindworm.web.handover;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/// The few system calls that Java has no word for, with the numbers and layouts of Linux on 64-bit machines.
final class Libc {

    static final int AF_UNIX = 1;
    static final int SOCK_SEQPACKET_CLOEXEC = 5 | 0x80000;
    static final int SOL_SOCKET = 1;
    static final int SCM_RIGHTS = 1;
    static final int SO_ACCEPTCONN = 30;
    static final int SHUT_BOTH = 2;
    static final int MSG_NOSIGNAL = 0x4000;
    static final int MSG_CMSG_CLOEXEC = 0x40000000;
    static final int O_FOLDER = 0x200000 | 0x80000 | folderFlag();
    static final int O_CLOEXEC = 0x80000;

    private static final int EINTR = 4;
    private static final Linker.Option FAILURE = Linker.Option.captureCallState("errno");
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final MethodHandle socket = function("socket", FunctionDescriptor.of(INT, INT, INT, INT));
    private final MethodHandle bind = function("bind", FunctionDescriptor.of(INT, INT, ValueLayout.ADDRESS, INT));
    private final MethodHandle connect = function("connect", FunctionDescriptor.of(INT, INT, ValueLayout.ADDRESS, INT));
    private final MethodHandle listen = function("listen", FunctionDescriptor.of(INT, INT, INT));
    private final MethodHandle accept =
            function("accept4", FunctionDescriptor.of(INT, INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, INT));
    private final MethodHandle sendmsg =
            function("sendmsg", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, INT));
    private final MethodHandle recvmsg =
            function("recvmsg", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, INT));
    private final MethodHandle shutdown = function("shutdown", FunctionDescriptor.of(INT, INT, INT));
    private final MethodHandle close = function("close", FunctionDescriptor.of(INT, INT));
    private final MethodHandle dup2 = function("dup2", FunctionDescriptor.of(INT, INT, INT));
    private final MethodHandle open =
            function("open", FunctionDescriptor.of(INT, ValueLayout.ADDRESS, INT), Linker.Option.firstVariadicArg(2));
    private final MethodHandle option =
            function("getsockopt", FunctionDescriptor.of(INT, INT, INT, INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    private final MethodHandle name =
            function("getsockname", FunctionDescriptor.of(INT, INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));

    private Libc() {}

    /// Bound at the first use; a program that never hands over pays nothing.
    private static final class Bound {
        static final Libc INSTANCE = new Libc();
    }

    static Libc get() {
        return Bound.INSTANCE;
    }

    /// Whether this is a system whose numbers and layouts are the ones used here.
    static boolean isUsable() {
        return System.getProperty("os.name", "").equals("Linux")
                && List.of("amd64", "aarch64").contains(architecture())
                && ValueLayout.ADDRESS.byteSize() == Long.BYTES
                && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    }

    private static String architecture() {
        return System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    }

    /// `O_DIRECTORY`, which is not the same on every machine.
    private static int folderFlag() {
        return architecture().equals("aarch64") ? 0x4000 : 0x10000;
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor descriptor, Linker.Option... options) {
        Linker.Option[] all = java.util.Arrays.copyOf(options, options.length + 1);
        all[options.length] = FAILURE;
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, all);
    }

    int socket(int family, int type) throws IOException {
        return checked("socket", state -> (int) socket.invokeExact(state, family, type, 0));
    }

    void bind(int fd, MemorySegment address) throws IOException {
        checked("bind", state -> (int) bind.invokeExact(state, fd, address, (int) address.byteSize()));
    }

    void connect(int fd, MemorySegment address) throws IOException {
        checked("connect", state -> (int) connect.invokeExact(state, fd, address, (int) address.byteSize()));
    }

    void listen(int fd, int backlog) throws IOException {
        checked("listen", state -> (int) listen.invokeExact(state, fd, backlog));
    }

    int accept(int fd) throws IOException {
        return checked("accept", state ->
                (int) accept.invokeExact(state, fd, MemorySegment.NULL, MemorySegment.NULL, O_CLOEXEC));
    }

    long send(int fd, MemorySegment message) throws IOException {
        return checked("sendmsg", state -> (int) (long) sendmsg.invokeExact(state, fd, message, MSG_NOSIGNAL));
    }

    long receive(int fd, MemorySegment message) throws IOException {
        return checked("recvmsg", state -> (int) (long) recvmsg.invokeExact(state, fd, message, MSG_CMSG_CLOEXEC));
    }

    void shutdown(int fd) throws IOException {
        checked("shutdown", state -> (int) shutdown.invokeExact(state, fd, SHUT_BOTH));
    }

    void close(int fd) throws IOException {
        checked("close", state -> (int) close.invokeExact(state, fd));
    }

    void dup2(int from, int to) throws IOException {
        checked("dup2", state -> (int) dup2.invokeExact(state, from, to));
    }

    int open(MemorySegment path, int flags) throws IOException {
        return checked("open", state -> (int) open.invokeExact(state, path, flags));
    }

    void option(int fd, int option, MemorySegment value, MemorySegment length) throws IOException {
        checked("getsockopt", state -> (int) this.option.invokeExact(state, fd, SOL_SOCKET, option, value, length));
    }

    void name(int fd, MemorySegment address, MemorySegment length) throws IOException {
        checked("getsockname", state -> (int) name.invokeExact(state, fd, address, length));
    }

    private interface Call {
        int on(MemorySegment state) throws Throwable;
    }

    private static int checked(String name, Call call) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            while (true) {
                int result = invoke(call, state);
                if (result >= 0) {
                    return result;
                }
                int errno = (int) ERRNO.get(state, 0L);
                if (errno != EINTR) {
                    throw new IOException(name + " failed (errno " + errno + ")");
                }
            }
        }
    }

    private static int invoke(Call call, MemorySegment state) {
        try {
            return call.on(state);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
