package social.lindworm.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import social.lindworm.search.Entry.Part;

/// Books that nobody wrote, the same for the same number: words and names as frequent as in real catalogues (Zipf), no
/// copies in memory.
final class MadeUpBooks {

    private static final String[] FREQUENT = {
        "the", "of", "and", "a", "in", "to", "it", "for", "with", "on", "from", "by"
    };
    private static final String[] ONSETS =
            "b br c ch cl d dr f fl g gr h j k l m n p ph pr qu r s sh st t th tr v w z".split(" ");
    private static final String[] VOWELS = "a e i o u ai ea ee ie ou".split(" ");
    private static final String[] CODAS = ",n,r,s,t,l,nd,rt,ck,m,x,ng".split(",");

    private final int size;
    private final String[] words;
    private final String[] surnames;
    private final String[] names;

    MadeUpBooks(int size) {
        this.size = size;
        this.words = invented(new Random(1), Math.max(2_000, size / 4));
        this.surnames = invented(new Random(2), Math.max(1_000, size / 8));
        this.names = invented(new Random(3), 3_000);
    }

    int size() {
        return size;
    }

    Entry entry(int number) {
        Random random = new Random(number * 31L + 17);
        int length = 1 + Math.abs((int) (random.nextGaussian() * 2)) + random.nextInt(3);
        List<String> title = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            title.add(
                    random.nextInt(3) == 0
                            ? FREQUENT[skewed(random, FREQUENT.length)]
                            : words[skewed(random, words.length)]);
        }
        if (length == 1) {
            title.set(0, words[random.nextInt(words.length)]);
        }
        String author = names[skewed(random, names.length)] + " " + surnames[skewed(random, surnames.length)];
        List<Part> series =
                random.nextInt(4) == 0 ? List.of(new Part(words[random.nextInt(words.length)], "2")) : List.of();
        List<String> subtitle = random.nextInt(5) == 0
                ? List.of("a " + words[random.nextInt(words.length)] + " of " + words[random.nextInt(words.length)])
                : List.of();
        long readers = (long) Math.exp(random.nextGaussian() * 2 + 3);
        return new Entry(
                Kind.BOOK,
                number,
                List.of(String.join(" ", title)),
                subtitle,
                List.of(author),
                series,
                List.of("gr:" + number, isbn(number)),
                List.of((long) number),
                readers);
    }

    private static String isbn(int number) {
        String digits = "978%09d".formatted(number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    /// Small numbers often, large ones seldom.
    private static int skewed(Random random, int bound) {
        return (int) Math.min(bound - 1, Math.exp(random.nextDouble() * Math.log(bound + 1.0)) - 1);
    }

    private static String[] invented(Random random, int count) {
        String[] all = new String[count];
        for (int i = 0; i < count; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 1 + random.nextInt(2) + (i > 500 ? 1 : 0); syllables > 0; syllables--) {
                word.append(ONSETS[random.nextInt(ONSETS.length)])
                        .append(VOWELS[random.nextInt(VOWELS.length)])
                        .append(CODAS[random.nextInt(CODAS.length)]);
            }
            all[i] = word.toString();
        }
        return all;
    }
}
