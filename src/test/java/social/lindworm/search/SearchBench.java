package social.lindworm.search;

import com.google.errorprone.annotations.FormatMethod;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/// Builds an index of made-up books and times kinds of questions on one thread: `SearchBench FOLDER ENTRIES`. A run,
/// not a test.
final class SearchBench {

    private static final int ROUNDS = 2_000;

    /// Time of the processor, not of the clock, so that neighbours on the machine do not count.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final MadeUpBooks books;
    private final SearchIndex index;
    private final Random random = new Random(7);

    private SearchBench(MadeUpBooks books, SearchIndex index) {
        this.books = books;
        this.index = index;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int entries = Integer.parseInt(arguments[1]);
        MadeUpBooks books = new MadeUpBooks(entries);
        try (SearchIndex index = arguments.length < 3 ? SearchIndex.create(folder) : SearchIndex.open(folder)) {
            if (arguments.length < 3) {
                build(folder, entries, books, index);
            }
            new SearchBench(books, index).measure();
        }
    }

    private static void build(Path folder, int entries, MadeUpBooks books, SearchIndex index) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < entries; i++) {
            index.add(books.entry(i));
        }
        index.commit(entries);
        index.refresh();
        long size;
        try (Stream<Path> files = Files.list(folder)) {
            size = files.mapToLong(file -> file.toFile().length()).sum();
        }
        say("built %,d entries in %.1f s, %.1f MB%n", entries, (System.nanoTime() - start) / 1e9, size / 1e6);
    }

    private void measure() throws IOException {
        for (int warm = 0; warm < 2; warm++) {
            boolean quiet = warm == 0;
            time("title", quiet, false, Entry::titles, false);
            time("title with a typo", quiet, false, Entry::titles, true);
            time("author", quiet, false, Entry::people, false);
            time("author with a typo", quiet, false, Entry::people, true);
            time("title and author", quiet, false, SearchBench::both, false);
            time("title and author, typo", quiet, false, SearchBench::both, true);
            time("one word", quiet, false, SearchBench::oneWord, false);
            time("one word, typo", quiet, false, SearchBench::oneWord, true);
            time("typing a title", quiet, true, this::begun, false);
            time("typing, typo", quiet, true, this::begun, true);
            time("identifier", quiet, false, Entry::identifiers, false);
            time("frequent words", quiet, false, entry -> List.of("the of and"), false);
            time("the the", quiet, false, entry -> List.of("the the"), false);
            time("typing t", quiet, true, entry -> List.of("t"), false);
            time("nothing like it", quiet, false, entry -> List.of("qqxzv wvkkj"), false);
        }
    }

    private void time(String name, boolean quiet, boolean typing, Function<Entry, List<String>> asked, boolean typo)
            throws IOException {
        List<Long> nanos = new ArrayList<>();
        int first = 0;
        int page = 0;
        String slowest = "";
        for (int i = 0; i < ROUNDS; i++) {
            Entry entry = books.entry(random.nextInt(books.size()));
            String text = String.join(" ", asked.apply(entry));
            if (typo) {
                text = misspelt(text);
            }
            Question question = new Question(Kind.BOOK, text, typing, 0, 15);
            long start = THREADS.getCurrentThreadCpuTime();
            Found found = index.find(question);
            long took = THREADS.getCurrentThreadCpuTime() - start;
            if (nanos.stream().allMatch(other -> other < took)) {
                slowest = text;
            }
            nanos.add(took);
            first += !found.hits().isEmpty() && found.hits().getFirst().id() == entry.id() ? 1 : 0;
            page += found.hits().stream().anyMatch(hit -> hit.id() == entry.id()) ? 1 : 0;
        }
        if (!quiet) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            say(
                    "%-24s p50 %6.2f  p99 %6.2f  max %6.2f ms   first %5.1f %%  on page %5.1f %%   slowest: %s%n",
                    name,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[sorted.length * 99 / 100] / 1e6,
                    sorted[sorted.length - 1] / 1e6,
                    100.0 * first / ROUNDS,
                    100.0 * page / ROUNDS,
                    slowest);
        }
    }

    private static List<String> both(Entry entry) {
        return List.of(entry.titles().getFirst(), entry.people().getFirst());
    }

    private static List<String> oneWord(Entry entry) {
        return Arrays.stream(entry.titles().getFirst().split(" "))
                .filter(word -> word.length() > 4)
                .limit(1)
                .toList();
    }

    private List<String> begun(Entry entry) {
        String title = entry.titles().getFirst();
        return List.of(title.substring(0, Math.min(title.length(), 2 + random.nextInt(12))));
    }

    /// One letter wrong, missing, doubled or swapped in the longest word.
    private String misspelt(String text) {
        String longest = Arrays.stream(text.split(" ")).reduce("", (a, b) -> b.length() > a.length() ? b : a);
        if (longest.length() < 4) {
            return text;
        }
        int at = 1 + random.nextInt(longest.length() - 2);
        String head = longest.substring(0, at);
        String tail = longest.substring(at + 1);
        String wrong = switch (random.nextInt(4)) {
            case 0 -> head + (char) ('a' + random.nextInt(26)) + tail;
            case 1 -> head + tail;
            case 2 -> head + longest.charAt(at) + longest.charAt(at) + tail;
            default -> head + longest.charAt(at + 1) + longest.charAt(at) + tail.substring(1);
        };
        return text.replaceFirst(longest, wrong);
    }

    @FormatMethod
    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
