package social.lindworm.search;

import java.util.ArrayList;
import java.util.List;
import social.lindworm.search.Vocabulary.Variant;

/// One word of a question and what it may stand for.
///
/// @param variants words of the index it may mean, likeliest first
/// @param opening whether it is an unfinished word so short that all words beginning so are meant
/// @param halves two words that were written as one, or empty
record Reading(String word, List<Variant> variants, boolean opening, List<String> halves) {

    Reading {
        variants = List.copyOf(variants);
        halves = List.copyOf(halves);
    }

    static Reading exactly(String word) {
        return new Reading(word, List.of(new Variant(word, 0, 0)), false, List.of());
    }

    Reading or(Variant other) {
        List<Variant> more = new ArrayList<>(variants);
        more.add(other);
        return new Reading(word, more, opening, halves);
    }

    /// The likeliest meaning.
    String best() {
        return variants.isEmpty() ? word : variants.getFirst().word();
    }
}
