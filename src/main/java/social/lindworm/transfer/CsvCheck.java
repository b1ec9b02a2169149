package social.lindworm.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;

/// Reads a CSV file once from end to end before anything is done with it, in little memory: is it text in UTF-8, are
/// the quotes in pairs, is every field of a sane length? What is wrong is told with its line and column, counted in
/// characters from 1.
final class CsvCheck {

    /// Longer than any title, shorter than what an open quote would swallow.
    static final int LONGEST_FIELD = 100_000;

    private static final int CHUNK = 1 << 16;

    /// Where in a field the reading is.
    private enum State {
        START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private State state = State.START;
    private long line = 1;
    private long column;
    private long fieldLine = 1;
    private long fieldColumn = 1;
    private int fieldLength;
    private long rows;
    private boolean anything;
    private boolean lastWasReturn;

    private CsvCheck() {}

    /// @return how many lines end a row, the header among them
    /// @throws AppException.Invalid at the first thing that is wrong
    static long rows(InputStream content) throws IOException {
        CsvCheck check = new CsvCheck();
        check.read(content);
        return check.rows;
    }

    private void read(InputStream content) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer chars = CharBuffer.allocate(CHUNK);
        boolean end = false;
        while (!end) {
            int read = content.read(bytes.array(), bytes.position(), bytes.remaining());
            end = read < 0;
            bytes.position(bytes.position() + Math.max(0, read)).flip();
            CoderResult result = decoder.decode(bytes, chars, end);
            chars.flip();
            while (chars.hasRemaining()) {
                next(chars.get());
            }
            if (result.isError()) {
                throw wrong("transfer.csv.encoding", line, column + 1);
            }
            chars.clear();
            bytes.compact();
        }
        finish();
    }

    private void next(char read) {
        boolean first = !anything;
        anything = true;
        if (first && read == '\ufeff') {
            return;
        }
        if (!Character.isLowSurrogate(read)) {
            column++;
        }
        if (read == 0) {
            throw wrong("transfer.csv.binary", line, column);
        }
        if (read == '\n' && lastWasReturn) {
            // The second half of a line end that was counted already.
            lastWasReturn = false;
            column = 0;
            fieldColumn = 1;
            return;
        }
        lastWasReturn = read == '\r';
        switch (state) {
            case START -> inStart(read);
            case PLAIN -> separator(read);
            case QUOTED -> inQuotes(read);
            case AFTER_QUOTE -> afterQuote(read);
        }
        if (read == '\n' || read == '\r') {
            line++;
            column = 0;
            if (state == State.START) {
                fieldLine = line;
                fieldColumn = 1;
            }
        }
    }

    private void inStart(char read) {
        fieldLine = line;
        fieldColumn = column;
        fieldLength = 0;
        if (read == '"') {
            state = State.QUOTED;
        } else {
            state = State.PLAIN;
            separator(read);
        }
    }

    private void separator(char read) {
        if (read == ',') {
            state = State.START;
        } else if (read == '\n' || read == '\r') {
            state = State.START;
            rows++;
        } else {
            grow();
        }
    }

    private void inQuotes(char read) {
        if (read == '"') {
            state = State.AFTER_QUOTE;
        } else {
            grow();
        }
    }

    private void afterQuote(char read) {
        if (read == '"') {
            state = State.QUOTED;
            grow();
        } else if (read == ',' || read == '\n' || read == '\r') {
            separator(read);
        } else {
            throw wrong("transfer.csv.afterQuote", line, column);
        }
    }

    private void grow() {
        fieldLength++;
        if (fieldLength > LONGEST_FIELD) {
            throw wrong("transfer.csv.longField", fieldLine, fieldColumn);
        }
    }

    private void finish() {
        if (state == State.QUOTED) {
            throw wrong("transfer.csv.openQuote", fieldLine, fieldColumn);
        }
        if (!anything) {
            throw wrong("transfer.csv.empty", 1, 1);
        }
        if (column > 0) {
            rows++;
        }
    }

    private static AppException.Invalid wrong(String key, long line, long column) {
        return new AppException.Invalid(
                "malformed CSV: " + key + " at " + line + ":" + column,
                Message.of(key, Long.toString(line), Long.toString(column)));
    }
}
