package social.lindworm.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// Ask for a page again and again, each on one connection for as long as the server keeps it. Never try twice, as a
/// browser would, so that nothing is hidden.
final class KeepAlivePeople implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;
    /// They share the processors with the servers they ask.
    private static final long BETWEEN_QUESTIONS_NANOS = 2_000_000;

    private static final int ENOUGH_TO_GO_ON = 1_000_000;

    private final int port;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Semaphore answered = new Semaphore(0);
    private final List<Thread> people = new ArrayList<>();
    private volatile boolean leaving;

    KeepAlivePeople(int port, int count) {
        this.port = port;
        for (int person = 0; person < count; person++) {
            people.add(Thread.ofPlatform().start(this::stay));
        }
    }

    List<String> failures() {
        return failures;
    }

    /// Until so many more answers have come, or something failed.
    void awaitAnswers(int more) {
        answered.drainPermits();
        answered.acquireUninterruptibly(more);
    }

    private void stay() {
        while (!leaving) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(PATIENCE_MS);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                boolean kept = true;
                while (kept && !leaving) {
                    kept = ask(socket, in);
                    answered.release();
                    LockSupport.parkNanos(BETWEEN_QUESTIONS_NANOS);
                }
            } catch (IOException | RuntimeException e) {
                failures.add(e.toString());
                answered.release(ENOUGH_TO_GO_ON);
                return;
            }
        }
    }

    /// @return whether the server keeps the connection
    private boolean ask(Socket socket, InputStream in) throws IOException {
        socket.getOutputStream()
                .write(("GET /health HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        String head = head(in);
        if (!head.startsWith("http/1.1 200")) {
            throw new IOException("answered: " + head);
        }
        int length = Integer.parseInt(head.split("content-length: ")[1].split("\r\n")[0]);
        if (in.readNBytes(length).length < length) {
            throw new IOException("the answer was cut off");
        }
        return !head.contains("connection: close");
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection was closed before an answer: " + head);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        leaving = true;
        for (Thread person : people) {
            try {
                person.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
