package social.lindworm.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import social.lindworm.search.Found.Closeness;
import social.lindworm.search.Found.Hit;

/// Answers one question on one state of the index: by identifier if it is one, else by all words as written, else with
/// typos, else by most words.
final class Answers {

    /// With fewer strict hits than this the words are read tolerantly too; strict hits still come first.
    private static final int FEW = 4;

    /// So many words that all fit are meant as they are written.
    private static final int NO_ACCIDENT = 3;

    private static final int MOST_SLIPS = 2;
    private static final int MOST_PAIRS = 12;
    private static final int FREQUENT_SHARE = 20;

    private final IndexSearcher searcher;
    private final Question question;
    private final Ranking ranking;

    Answers(IndexSearcher searcher, Question question) {
        this.searcher = searcher;
        this.question = question;
        this.ranking = new Ranking(question.kind());
    }

    Found find() throws IOException {
        Optional<String> identifier = Identifiers.asked(question.text());
        if (identifier.isPresent()) {
            Term term = new Term(question.kind().identifierField(), identifier.get());
            Found found = run(new ConstantScoreQuery(new TermQuery(term)), Closeness.IDENTIFIER, 1);
            if (found.total() > 0) {
                return found;
            }
        }
        List<String> words = Words.asked(question.text());
        return words.isEmpty() ? Found.NOTHING : byWords(words);
    }

    private Found byWords(List<String> words) throws IOException {
        Vocabulary vocabulary =
                new Vocabulary(searcher.getIndexReader(), question.kind().field(Role.ANY));
        Readings reader = new Readings(vocabulary);
        float full = Ranking.full(words);
        List<String> pairs = question.typing() ? unfinishedPairs(words) : List.of();
        Found strict = run(ranking.all(words, reader.strictly(words, question.typing()), pairs), Closeness.WORDS, full);
        if (strict.total() >= FEW || (strict.total() > 0 && words.size() >= NO_ACCIDENT)) {
            return strict;
        }
        List<Reading> readings = List.of();
        for (int slips = 1; slips <= MOST_SLIPS; slips++) {
            readings = reader.tolerantly(words, slips);
            Found similar = run(ranking.all(corrected(readings), readings, pairs), Closeness.SIMILAR, full);
            if (similar.total() > strict.total()) {
                return similar;
            }
            if (strict.total() > 0 || (words.size() < 2 && slips == MOST_SLIPS)) {
                return strict;
            }
        }
        return run(ranking.most(corrected(readings), readings, frequent(vocabulary, words)), Closeness.PARTIAL, full);
    }

    private List<String> unfinishedPairs(List<String> words) throws IOException {
        if (words.size() < 2) {
            return List.of();
        }
        Vocabulary pairs =
                new Vocabulary(searcher.getIndexReader(), question.kind().field(Role.PAIR));
        return pairs.beginning(Words.whole(words.subList(words.size() - 2, words.size())), MOST_PAIRS).stream()
                .map(Vocabulary.Variant::word)
                .toList();
    }

    private static List<String> corrected(List<Reading> readings) {
        return readings.stream().map(Reading::best).toList();
    }

    private static Set<String> frequent(Vocabulary vocabulary, List<String> words) throws IOException {
        Set<String> frequent = new HashSet<>();
        for (String word : words) {
            if (vocabulary.entries(word) > vocabulary.size() / FREQUENT_SHARE) {
                frequent.add(word);
            }
        }
        return frequent;
    }

    private Found run(Query query, Closeness closeness, float full) throws IOException {
        int wanted = Math.min(question.from() + question.size(), Question.DEEPEST);
        TopDocs top = searcher.search(query, new TopScoreDocCollectorManager(wanted, null, Question.DEEPEST));
        List<Hit> hits = new ArrayList<>();
        for (int i = question.from(); i < top.scoreDocs.length; i++) {
            ScoreDoc scored = top.scoreDocs[i];
            hits.add(new Hit(Documents.id(searcher, scored.doc), Math.clamp(scored.score / full, 0f, 1f)));
        }
        boolean more = top.totalHits.relation() != TotalHits.Relation.EQUAL_TO;
        return new Found(hits, top.totalHits.value(), more, closeness);
    }
}
