package social.lindworm.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/// The words that occur in the index, and which of them somebody may have meant.
final class Vocabulary {

    private static final int MOST_PREFIXED = 2_000;

    private final IndexReader reader;
    private final String field;

    Vocabulary(IndexReader reader, String field) {
        this.reader = reader;
        this.field = field;
    }

    /// A word of the index.
    ///
    /// @param edits how many letters were typed otherwise; swapped neighbours count once
    /// @param entries how many entries have it
    record Variant(String word, int edits, int entries) {

        static final Comparator<Variant> CLOSEST = Comparator.comparingInt(Variant::edits)
                .thenComparing(Comparator.comparingInt(Variant::entries).reversed());
    }

    int entries(String word) throws IOException {
        return reader.docFreq(new Term(field, word));
    }

    int size() {
        return reader.maxDoc();
    }

    /// Words at most that many edits away that begin with the same letters, closest and most frequent first; not the
    /// word itself.
    List<Variant> near(String word, int edits, int sameLetters, int most) throws IOException {
        CompiledAutomaton automaton = FuzzyQuery.getFuzzyAutomaton(word, edits, sameLetters, true);
        int[] asked = word.codePoints().toArray();
        Map<String, Variant> found = new HashMap<>();
        forEachLeaf(terms -> {
            TermsEnum near = automaton.getTermsEnum(terms);
            for (BytesRef term = near.next(); term != null; term = near.next()) {
                String text = term.utf8ToString();
                int distance =
                        edits == 1 ? 1 : Typos.between(asked, text.codePoints().toArray());
                note(found, text, distance, near.docFreq());
            }
        });
        found.remove(word);
        return best(found, most);
    }

    /// Words that begin so, most frequent first.
    List<Variant> beginning(String prefix, int most) throws IOException {
        Map<String, Variant> found = new HashMap<>();
        BytesRef start = new BytesRef(prefix);
        forEachLeaf(terms -> {
            TermsEnum all = terms.iterator();
            TermsEnum.SeekStatus at = all.seekCeil(start);
            int seen = 0;
            for (BytesRef term = at == TermsEnum.SeekStatus.END ? null : all.term();
                    term != null && StringHelper.startsWith(term, start) && seen < MOST_PREFIXED;
                    term = all.next()) {
                note(found, term.utf8ToString(), 0, all.docFreq());
                seen++;
            }
        });
        return best(found, most);
    }

    /// Words that begin almost so: the first letter is right, one of the others is not.
    List<Variant> beginningNear(String prefix, int most) throws IOException {
        int first = prefix.offsetByCodePoints(0, 1);
        var near = new LevenshteinAutomata(prefix.substring(first), true).toAutomaton(1, prefix.substring(0, first));
        var automaton = Operations.determinize(
                Operations.concatenate(List.of(near, Automata.makeAnyString())),
                Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
        CompiledAutomaton compiled = new CompiledAutomaton(automaton, false, true, false);
        Map<String, Variant> found = new HashMap<>();
        forEachLeaf(terms -> {
            TermsEnum matching = compiled.getTermsEnum(terms);
            int seen = 0;
            for (BytesRef term = matching.next(); term != null && seen < MOST_PREFIXED; term = matching.next()) {
                note(found, term.utf8ToString(), 1, matching.docFreq());
                seen++;
            }
        });
        return best(found, most);
    }

    private static void note(Map<String, Variant> found, String word, int edits, int entries) {
        found.merge(
                word,
                new Variant(word, edits, entries),
                (a, b) -> new Variant(word, a.edits(), a.entries() + b.entries()));
    }

    private static List<Variant> best(Map<String, Variant> found, int most) {
        List<Variant> variants = new ArrayList<>(found.values());
        variants.sort(Variant.CLOSEST);
        return List.copyOf(variants.subList(0, Math.min(most, variants.size())));
    }

    private void forEachLeaf(TermsReader visitor) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms != null) {
                visitor.read(terms);
            }
        }
    }

    private interface TermsReader {
        void read(Terms terms) throws IOException;
    }
}
