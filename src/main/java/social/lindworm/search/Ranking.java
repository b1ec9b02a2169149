package social.lindworm.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import social.lindworm.search.Vocabulary.Variant;

/// Readings as a Lucene query. Every word must match somewhere; the score is the sum of the worth of the best place of
/// each word, of whole titles, of neighbouring words, and of the entry's rank. All parts are constants, so Lucene can
/// leave out whole blocks that cannot win.
final class Ranking {

    /// What the best known entry adds; less than a whole title, about as much as a word in the title.
    static final float RANK = 3.2f;

    private static final int MOST_SCORED_VARIANTS = 10;

    /// For `dune frank herbert`: the share of a whole title's worth when the question begins or ends with one.
    private static final float TITLE_IN_QUESTION = 0.33f;

    private static final int LONGEST_TITLE_IN_QUESTION = 8;
    private static final float ENOUGH_OF_WORDS = 0.6f;

    private final Kind kind;

    Ranking(Kind kind) {
        this.kind = kind;
    }

    /// @param asked all words in order, as they were asked for or corrected
    /// @param unfinishedPairs what the last two words, while one is typing, may become
    Query all(List<String> asked, List<Reading> readings, List<String> unfinishedPairs) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Reading reading : new LinkedHashSet<>(readings)) {
            query.add(matching(reading), Occur.FILTER);
            query.add(worth(reading), Occur.SHOULD);
        }
        order(query, asked);
        if (!unfinishedPairs.isEmpty()) {
            query.add(
                    new DisjunctionMaxQuery(
                            unfinishedPairs.stream()
                                    .map(pair -> constant(Role.PAIR, pair, Role.PAIR.worth()))
                                    .toList(),
                            0),
                    Occur.SHOULD);
        }
        if (readings.size() == 1 && readings.getFirst().opening()) {
            String begun = Words.START + readings.getFirst().word();
            query.add(constant(Role.BEGIN, begun, Role.BEGIN.worth()), Occur.SHOULD);
        }
        return query.build();
    }

    /// At least most of the words; frequent ones do not count.
    Query most(List<String> asked, List<Reading> readings, Set<String> frequent) {
        BooleanQuery.Builder enough = new BooleanQuery.Builder();
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        int counted = 0;
        for (Reading reading : new LinkedHashSet<>(readings)) {
            if (!frequent.contains(reading.word())) {
                enough.add(matching(reading), Occur.SHOULD);
                counted++;
            }
            query.add(worth(reading), Occur.SHOULD);
        }
        enough.setMinimumNumberShouldMatch(
                Math.max(1, (int) Math.ceil(counted * ENOUGH_OF_WORDS) - (counted == 2 ? 1 : 0)));
        query.add(enough.build(), Occur.FILTER);
        order(query, asked);
        return query.build();
    }

    /// The most that these words can score.
    static float full(List<String> asked) {
        return asked.size() * (Role.TITLE.worth() + Role.PAIR.worth()) + RANK;
    }

    private void order(BooleanQuery.Builder query, List<String> asked) {
        title(query, Words.whole(asked), 1);
        for (int length = 1; length < Math.min(asked.size(), LONGEST_TITLE_IN_QUESTION); length++) {
            float worth = TITLE_IN_QUESTION * length / asked.size();
            title(query, Words.whole(asked.subList(0, length)), worth);
            title(query, Words.whole(asked.subList(asked.size() - length, asked.size())), worth);
        }
        for (String pair : new LinkedHashSet<>(Documents.pairs(asked))) {
            query.add(constant(Role.PAIR, pair, Role.PAIR.worth()), Occur.SHOULD);
        }
        query.add(FeatureField.newLinearQuery(Documents.RANK, kind.rank(), RANK), Occur.SHOULD);
    }

    private void title(BooleanQuery.Builder query, String whole, float share) {
        Query exactly = constant(Role.WHOLE, whole, Role.WHOLE.worth() * share);
        Query nearly = constant(Role.SHORT, whole, Role.SHORT.worth() * share);
        query.add(new DisjunctionMaxQuery(List.of(exactly, nearly), 0), Occur.SHOULD);
    }

    private Query matching(Reading reading) {
        List<Query> ways = new ArrayList<>();
        if (reading.opening()) {
            ways.add(new TermQuery(new Term(kind.field(Role.BEGIN), shortened(reading.word()))));
        }
        Stream<BytesRef> words = reading.variants().stream().map(variant -> new BytesRef(variant.word()));
        switch (reading.variants().size()) {
            case 0 -> {}
            case 1 ->
                ways.add(new TermQuery(
                        new Term(kind.field(Role.ANY), words.findFirst().orElseThrow())));
            default -> ways.add(new TermInSetQuery(kind.field(Role.ANY), words.toList()));
        }
        if (!reading.halves().isEmpty()) {
            BooleanQuery.Builder both = new BooleanQuery.Builder();
            reading.halves()
                    .forEach(half -> both.add(new TermQuery(new Term(kind.field(Role.ANY), half)), Occur.FILTER));
            ways.add(both.build());
        }
        if (ways.size() == 1) {
            return ways.getFirst();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        ways.forEach(way -> any.add(way, Occur.SHOULD));
        return any.build();
    }

    private Query worth(Reading reading) {
        List<Query> places = new ArrayList<>();
        if (reading.opening() && reading.word().length() <= 2) {
            return new MatchNoDocsQuery("too short to weigh");
        }
        reading.variants().stream().limit(MOST_SCORED_VARIANTS).forEach(variant -> {
            float worth = likeness(reading.word(), variant);
            places.add(constant(Role.TITLE, variant.word(), Role.TITLE.worth() * worth));
            places.add(constant(Role.PEOPLE, variant.word(), Role.PEOPLE.worth() * worth));
            if (variant.word().equals(reading.word())) {
                places.add(constant(Role.SERIES, variant.word(), Role.SERIES.worth() * worth));
                places.add(constant(Role.SUBTITLE, variant.word(), Role.SUBTITLE.worth() * worth));
            }
        });
        reading.halves().forEach(half -> places.add(constant(Role.TITLE, half, Role.TITLE.worth())));
        return new DisjunctionMaxQuery(places, 0);
    }

    private static float likeness(String asked, Variant variant) {
        return switch (variant.edits()) {
            case 0 -> variant.word().equals(asked) ? 1f : 0.85f;
            case 1 -> 0.7f;
            default -> 0.45f;
        };
    }

    private Query constant(Role role, String term, float worth) {
        return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(kind.field(role), term))), worth);
    }

    private static String shortened(String word) {
        return word.codePointCount(0, word.length()) <= 3 ? word : word.substring(0, word.offsetByCodePoints(0, 3));
    }
}
