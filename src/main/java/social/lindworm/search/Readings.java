package social.lindworm.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import social.lindworm.search.Vocabulary.Variant;

/// Reads the words of a question against the vocabulary: as written, unfinished, or with typos.
final class Readings {

    private static final int MOST_VARIANTS = 24;
    private static final int SHORTEST_WITH_TYPO = 3;
    private static final int SHORTEST_WITH_TWO_TYPOS = 6;
    private static final int LONGEST_OPENING = 3;

    private final Vocabulary vocabulary;

    Readings(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<Reading> strictly(List<String> words, boolean typing) throws IOException {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean unfinished = typing && i == words.size() - 1;
            readings.add(unfinished ? unfinished(words.get(i)) : Reading.exactly(words.get(i)));
        }
        return readings;
    }

    /// @param slips how many typos a long word may have, 1 or 2
    List<Reading> tolerantly(List<String> words, int slips) throws IOException {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            readings.add(tolerant(words.get(i), slips, i == words.size() - 1));
        }
        for (int i = 0; i + 1 < words.size(); i++) {
            String joined = words.get(i) + words.get(i + 1);
            int entries = vocabulary.entries(joined);
            if (entries > 0) {
                Variant variant = new Variant(joined, 1, entries);
                readings.set(i, readings.get(i).or(variant));
                readings.set(i + 1, readings.get(i + 1).or(variant));
            }
        }
        return readings;
    }

    private Reading unfinished(String word) throws IOException {
        if (length(word) <= LONGEST_OPENING) {
            return new Reading(word, List.of(new Variant(word, 0, vocabulary.entries(word))), true, List.of());
        }
        LinkedHashSet<Variant> variants = new LinkedHashSet<>();
        variants.add(new Variant(word, 0, vocabulary.entries(word)));
        variants.addAll(vocabulary.beginning(word, MOST_VARIANTS * 2));
        return new Reading(word, List.copyOf(variants), false, List.of());
    }

    private Reading tolerant(String word, int slips, boolean last) throws IOException {
        int entries = vocabulary.entries(word);
        LinkedHashSet<Variant> variants = new LinkedHashSet<>();
        if (entries > 0) {
            variants.add(new Variant(word, 0, entries));
        }
        int length = length(word);
        boolean number = Character.isDigit(word.codePointAt(0));
        boolean opening = last && !number && length <= LONGEST_OPENING;
        if (number || length < SHORTEST_WITH_TYPO || entries > commonFrom()) {
            return new Reading(word, List.copyOf(variants), opening, List.of());
        }
        int edits = length < SHORTEST_WITH_TWO_TYPOS ? 1 : slips;
        variants.addAll(vocabulary.near(word, edits, 1, MOST_VARIANTS));
        if (variants.isEmpty()) {
            variants.addAll(vocabulary.near(word, 1, 0, MOST_VARIANTS));
        }
        if (last && length > LONGEST_OPENING) {
            variants.addAll(vocabulary.beginning(word, MOST_VARIANTS));
            variants.addAll(variants.isEmpty() ? vocabulary.beginningNear(word, MOST_VARIANTS) : List.of());
        }
        return new Reading(word, List.copyOf(variants), opening, entries == 0 ? halves(word) : List.of());
    }

    /// A word so frequent is not a typo.
    private int commonFrom() {
        return Math.max(50, vocabulary.size() / 500);
    }

    private List<String> halves(String word) throws IOException {
        List<String> best = List.of();
        int rarest = 0;
        for (int at = 2; at <= word.length() - 2; at++) {
            int left = vocabulary.entries(word.substring(0, at));
            int right = left <= rarest ? 0 : vocabulary.entries(word.substring(at));
            if (Math.min(left, right) > rarest) {
                rarest = Math.min(left, right);
                best = List.of(word.substring(0, at), word.substring(at));
            }
        }
        return best;
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }
}
