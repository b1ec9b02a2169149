package social.lindworm.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.ByteRange;

/// What a `Range` header asks of a file (RFC 9110, section 14). Several ranges at once, other units and nonsense
/// mean the whole.
public sealed interface RangeHeader {

    record Whole() implements RangeHeader {}

    /// @param range within the file, of at least one byte
    record Part(ByteRange range) implements RangeHeader {}

    /// Nothing of what was asked for is there.
    record Beyond() implements RangeHeader {}

    Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    static RangeHeader parse(@Nullable String header, long size) {
        Matcher matcher = ONE.matcher(header == null ? "" : header.strip());
        if (!matcher.matches()) {
            return new Whole();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), size);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return new Whole();
        }
        return from >= size ? new Beyond() : new Part(new ByteRange(from, to - from + 1));
    }

    private static RangeHeader suffix(long length, long size) {
        long part = Math.min(length, size);
        return part == 0 ? new Beyond() : new Part(new ByteRange(size - part, part));
    }
}
