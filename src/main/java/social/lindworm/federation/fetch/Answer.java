package social.lindworm.federation.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The head of an HTTP/1.1 answer, and the stream that goes on with the body.
record Answer(int status, Headers headers, InputStream stream) {

    private static final int MAX_HEAD = 64 * 1024;

    boolean redirects() {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /// Answers of the 100s announce the real one.
    static Answer read(InputStream stream) throws IOException, FetchException {
        Answer answer = readOne(stream);
        for (int announced = 0; answer.status < 200; announced++) {
            if (announced == 5 || answer.status == 101) {
                throw FetchException.malformed("an answer that does not begin");
            }
            answer = readOne(stream);
        }
        return answer;
    }

    private static Answer readOne(InputStream stream) throws IOException, FetchException {
        String statusLine = line(stream, MAX_HEAD);
        if (!statusLine.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw FetchException.malformed("not an HTTP answer");
        }
        int status = Integer.parseInt(statusLine, 9, 12, 10);
        Map<String, List<String>> headers = new HashMap<>();
        int left = MAX_HEAD - statusLine.length();
        while (true) {
            String line = line(stream, left);
            if (line.isEmpty()) {
                return new Answer(status, new Headers(headers), stream);
            }
            left -= line.length() + 2;
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw FetchException.malformed("a header without a name");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
    }

    /// A line without its end. Headers may hold bytes beyond ASCII; as Latin-1 none is lost.
    static String line(InputStream stream, int max) throws IOException, FetchException {
        byte[] bytes = new byte[256];
        int length = 0;
        while (true) {
            int value = stream.read();
            if (value == '\n') {
                int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
                return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
            }
            if (value < 0) {
                throw new IOException("the answer broke off");
            }
            if (length >= max) {
                throw FetchException.malformed("the head of the answer is too long");
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = (byte) value;
        }
    }
}
