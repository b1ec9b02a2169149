package social.lindworm.storage.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/// Bytes both ways, whatever they mean; what spoils them begins after some bytes of the server's.
///
/// @param before how many
record ByteConversation(int before) implements FaultProxy.Conversation {

    private static final int PIECE = 8 * 1024;
    private static final long LATE_NANOS = 1_000_000;

    @Override
    public void run(Socket client, Socket server, Fault fault) throws IOException {
        Thread up = Thread.startVirtualThread(() -> copy(client, server, Fault.NONE));
        copy(server, client, fault);
        up.interrupt();
    }

    private void copy(Socket from, Socket to, Fault fault) {
        byte[] piece = new byte[PIECE];
        long passed = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                if (fault == Fault.LATE) {
                    LockSupport.parkNanos(LATE_NANOS);
                }
                boolean now = passed <= before && passed + count > before;
                if (now && fault == Fault.FLIPPED_ANSWER) {
                    piece[count / 2] ^= 4;
                } else if (now && fault == Fault.RESET_IN_ANSWER) {
                    out.write(piece, 0, count / 2);
                    FaultProxy.reset(to);
                    return;
                } else if (now && fault == Fault.CUT_SHORT) {
                    out.write(piece, 0, count / 2);
                    return;
                }
                out.write(piece, 0, count);
                passed += count;
            }
        } catch (IOException e) {
            // The one end or the other has gone.
            return;
        }
    }
}
