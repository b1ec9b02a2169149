package social.lindworm.book;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Where the hyphens of an ISBN stand: the groups and registrant ranges of the International ISBN Agency, read once.
final class IsbnRanges {

    private static final int LONGEST_GROUP = 5;
    private static final int PREFIX = 3;

    /// @param first the lowest registrant number of the range; its length is that of the registrant part
    private record Range(String first, String last) {

        boolean holds(String rest) {
            if (rest.length() <= first.length()) {
                return false;
            }
            String registrant = rest.substring(0, first.length());
            return registrant.compareTo(first) >= 0 && registrant.compareTo(last) <= 0;
        }
    }

    private static final class Loaded {
        static final Map<String, List<Range>> BY_GROUP = load();
    }

    private IsbnRanges() {}

    static String hyphenate(String thirteen) {
        String prefix = thirteen.substring(0, PREFIX);
        String check = thirteen.substring(thirteen.length() - 1);
        for (int length = 1; length <= LONGEST_GROUP; length++) {
            String group = thirteen.substring(PREFIX, PREFIX + length);
            List<Range> ranges = Loaded.BY_GROUP.get(prefix + "-" + group);
            if (ranges != null) {
                String rest = thirteen.substring(PREFIX + length, thirteen.length() - 1);
                return prefix + "-" + group + "-" + split(rest, ranges) + "-" + check;
            }
        }
        return prefix + "-" + thirteen.substring(PREFIX, thirteen.length() - 1) + "-" + check;
    }

    private static String split(String rest, List<Range> ranges) {
        for (Range range : ranges) {
            if (range.holds(rest)) {
                int cut = range.first().length();
                return rest.substring(0, cut) + "-" + rest.substring(cut);
            }
        }
        return rest;
    }

    private static Map<String, List<Range>> load() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(IsbnRanges.class.getResourceAsStream("isbn-ranges.txt")),
                StandardCharsets.US_ASCII))) {
            Map<String, List<Range>> groups = new HashMap<>();
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" ");
                groups.put(words[0], ranges(words));
            });
            return groups;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Range> ranges(String[] words) {
        List<Range> ranges = new ArrayList<>(words.length - 1);
        for (int i = 1; i < words.length; i++) {
            String[] ends = words[i].split("-");
            ranges.add(new Range(ends[0], ends[ends.length - 1]));
        }
        return List.copyOf(ranges);
    }
}
