package social.lindworm.storage.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// One exchange of HTTP by connection, with bodies whose length is said beforehand.
final class HttpConversation implements FaultProxy.Conversation {

    private static final long LATE_NANOS = 20_000_000;

    /// A request or an answer.
    @SuppressWarnings("ArrayRecordComponent")
    private record Part(String head, byte[] body) {

        int length() {
            return head.lines()
                    .map(line -> line.toLowerCase(Locale.ROOT))
                    .filter(line -> line.startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(
                            line.substring("content-length:".length()).strip()))
                    .findFirst()
                    .orElse(0);
        }

        boolean asksFirst() {
            return head.toLowerCase(Locale.ROOT).contains("\r\nexpect: 100-continue");
        }

        /// @param value empty to have none
        Part withHeader(String name, String value) {
            String others = String.join(
                    "\r\n",
                    head.strip()
                            .lines()
                            .filter(line -> !line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                            .toList());
            String header = value.isEmpty() ? "" : name + ": " + value + "\r\n";
            return new Part(others + "\r\n" + header + "\r\n", body);
        }

        Part flipped() {
            byte[] other = body.clone();
            if (other.length > 0) {
                other[Math.floorMod(Arrays.hashCode(body), other.length)] ^= 4;
            }
            return new Part(head, other);
        }

        byte[] bytes() {
            byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
            byte[] all = Arrays.copyOf(start, start.length + body.length);
            System.arraycopy(body, 0, all, start.length, body.length);
            return all;
        }

        Part half() {
            return new Part(head, Arrays.copyOf(body, body.length / 2));
        }
    }

    @Override
    public void run(Socket client, Socket server, Fault fault) throws IOException {
        String head = head(client.getInputStream());
        if (head.isEmpty()) {
            return;
        }
        Part request = new Part(head, new byte[0]);
        if (request.asksFirst()) {
            client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        if (fault == Fault.RESET_IN_REQUEST) {
            client.getInputStream().readNBytes(request.length() / 2);
            FaultProxy.reset(client);
            return;
        }
        request = new Part(head, client.getInputStream().readNBytes(request.length()));
        Part answer = refusal(fault);
        if (answer == null) {
            server.getOutputStream()
                    .write((fault == Fault.FLIPPED_REQUEST ? request.flipped() : request)
                            .withHeader("Connection", "close")
                            .withHeader("Expect", "")
                            .bytes());
            answer = answer(server.getInputStream());
        }
        send(client, answer.withHeader("Connection", "close"), fault);
    }

    private static Part answer(InputStream server) throws IOException {
        return new Part(head(server), server.readAllBytes());
    }

    private static void send(Socket client, Part answer, Fault fault) throws IOException {
        switch (fault) {
            case LATE -> {
                LockSupport.parkNanos(LATE_NANOS);
                client.getOutputStream().write(answer.bytes());
            }
            case ANSWER_LOST -> FaultProxy.reset(client);
            case RESET_IN_ANSWER -> {
                byte[] bytes = answer.bytes();
                client.getOutputStream().write(bytes, 0, bytes.length / 2);
                client.getOutputStream().flush();
                FaultProxy.reset(client);
            }
            case CUT_SHORT -> client.getOutputStream().write(answer.half().bytes());
            case FALSE_LENGTH ->
                client.getOutputStream()
                        .write(answer.half()
                                .withHeader("Content-Length", Integer.toString(answer.body().length / 2))
                                .bytes());
            case FLIPPED_ANSWER ->
                client.getOutputStream().write(answer.flipped().bytes());
            default -> client.getOutputStream().write(answer.bytes());
        }
    }

    /// What is answered without asking the server; null if it is to be asked.
    private static @org.jspecify.annotations.Nullable Part refusal(Fault fault) {
        return switch (fault) {
            case STATUS_500 -> refusal("500 Internal Server Error", "InternalError");
            case STATUS_503 -> refusal("503 Slow Down", "SlowDown");
            case STATUS_429 ->
                refusal("429 Too Many Requests", "TooManyRequests").withHeader("Retry-After", "1");
            case STATUS_507 -> refusal("507 Insufficient Storage", "InsufficientStorage");
            case SIGN_IN_PAGE ->
                document("200 OK", "<html><body>please sign in to this network</body></html>")
                        .withHeader("Content-Type", "text/html");
            case QUOTA_EXCEEDED -> refusal("403 Forbidden", "QuotaExceeded");
            default -> null;
        };
    }

    private static Part refusal(String status, String code) {
        return document(status, "<Error><Code>" + code + "</Code><Message>not now</Message></Error>");
    }

    private static Part document(String status, String text) {
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        return new Part("HTTP/1.1 " + status + "\r\nContent-Length: " + document.length + "\r\n\r\n", document);
    }

    /// Up to the empty line; empty if the other end said nothing.
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int each = in.read(); each >= 0; each = in.read()) {
            head.write(each);
            last = last << 8 | each;
            if (last == 0x0d0a0d0a) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }
}
