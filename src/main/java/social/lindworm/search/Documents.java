package social.lindworm.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/// Entries as Lucene documents: words as bare terms, nothing stored but the id. No analyzer of Lucene's is involved.
final class Documents {

    static final String KEY = "key";
    static final String ID = "id";
    static final String EDITION = "edition";
    static final String RANK = "rank";

    private static final FieldType TERM = new FieldType();
    private static final Pattern SUBTITLE = Pattern.compile("[:;(]| [-–—] ");
    private static final Pattern ARTICLE = Pattern.compile(
            "(the|a|an|el|la|los|las|le|les|der|die|das|il|lo|gli|o|os|as|um|uma|un|una|une|het|de|en|ett) .+");
    private static final int LONGEST_BEGINNING = 3;
    private static final double MOST_READERS = 7;

    static {
        TERM.setOmitNorms(true);
        TERM.setIndexOptions(IndexOptions.DOCS);
        TERM.setTokenized(false);
        TERM.freeze();
    }

    private Documents() {}

    static Document of(Entry entry) {
        Builder builder = new Builder(entry.kind());
        builder.add(KEY, entry.kind().key(entry.id()));
        builder.document.add(new NumericDocValuesField(ID, entry.id()));
        Set<String> titles = indexed(entry.titles());
        Set<String> people = indexed(entry.people());
        Set<String> series = indexed(entry.series().stream()
                .flatMap(part -> Stream.of(part.series(), part.number()))
                .toList());
        Set<String> subtitles = indexed(entry.subtitles());
        Set<String> any = new LinkedHashSet<>(titles);
        any.addAll(people);
        any.addAll(series);
        any.addAll(subtitles);
        builder.add(Role.TITLE, titles);
        builder.add(Role.PEOPLE, people);
        builder.add(Role.SERIES, series);
        builder.add(Role.SUBTITLE, subtitles);
        builder.add(Role.ANY, any);
        builder.add(Role.BEGIN, beginnings(any, ""));
        wholeTitles(builder, entry);
        identifiers(entry).forEach(id -> builder.add(entry.kind().identifierField(), id));
        entry.editions().forEach(edition -> builder.add(EDITION, edition.toString()));
        builder.document.add(new FeatureField(RANK, entry.kind().rank(), rank(entry)));
        return builder.document;
    }

    /// The id of the entry that a document stands for.
    static long id(IndexSearcher searcher, int document) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        NumericDocValues ids = leaf.reader().getNumericDocValues(ID);
        if (ids == null || !ids.advanceExact(document - leaf.docBase)) {
            throw new IndexUnreadable("it holds an entry without an id");
        }
        return ids.longValue();
    }

    private static Set<String> indexed(List<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            words.addAll(Words.indexed(text));
            Letters.latin(text).map(Words::indexed).ifPresent(words::addAll);
        }
        return words;
    }

    private static Set<String> beginnings(Collection<String> words, String mark) {
        Set<String> beginnings = new LinkedHashSet<>();
        for (String word : words) {
            for (int end = 0, letters = 0; letters < LONGEST_BEGINNING && end < word.length(); letters++) {
                end = word.offsetByCodePoints(end, 1);
                beginnings.add(mark + word.substring(0, end));
            }
        }
        return beginnings;
    }

    private static void wholeTitles(Builder builder, Entry entry) {
        Set<String> wholes = new LinkedHashSet<>();
        Set<String> shorts = new LinkedHashSet<>();
        Set<String> pairs = new LinkedHashSet<>();
        for (String title : entry.titles()) {
            List<String> words = Words.asked(title);
            wholes.add(Words.whole(words));
            pairs.addAll(pairs(words));
            shorts.addAll(shortForms(title, words));
            entry.subtitles().forEach(subtitle -> wholes.add(Words.whole(Words.asked(title + " " + subtitle))));
            Letters.latin(title).map(Words::asked).map(Words::whole).ifPresent(wholes::add);
        }
        builder.add(Role.BEGIN, beginnings(shorts, Words.START));
        entry.series().forEach(part -> shorts.addAll(shortForms("", Words.asked(part.series() + " " + part.number()))));
        shorts.removeAll(wholes);
        builder.add(Role.WHOLE, wholes);
        builder.add(Role.SHORT, shorts);
        builder.add(Role.PAIR, pairs);
    }

    private static List<String> shortForms(String title, List<String> words) {
        List<String> forms = new ArrayList<>();
        List<String> main = Words.asked(SUBTITLE.split(title, 2)[0]);
        for (List<String> form : List.of(words, main)) {
            String whole = Words.whole(form);
            if (whole.isEmpty()) {
                continue;
            }
            forms.add(whole);
            if (ARTICLE.matcher(whole).matches()) {
                forms.add(whole.substring(whole.indexOf(' ') + 1));
            }
        }
        return forms;
    }

    /// Neighbouring words, and the first word marked as such.
    static List<String> pairs(List<String> words) {
        List<String> pairs = new ArrayList<>();
        String before = Words.START;
        for (String word : words) {
            pairs.add(before + " " + word);
            before = word;
        }
        return pairs;
    }

    private static List<String> identifiers(Entry entry) {
        return entry.identifiers().stream().map(Identifiers::normal).distinct().toList();
    }

    /// Between 0 and 1, of which readers give most and a short title little; never 0, which Lucene does not take.
    private static float rank(Entry entry) {
        double known = Math.min(1, Math.log10(1.0 + Math.max(0, entry.readers())) / MOST_READERS);
        int length = entry.titles().isEmpty()
                ? 1
                : Words.asked(entry.titles().getFirst()).size();
        return (float) (0.01 + 0.84 * known + 0.15 / Math.max(1, length));
    }

    private static final class Builder {
        private final Kind kind;
        private final Document document = new Document();

        Builder(Kind kind) {
            this.kind = kind;
        }

        void add(String field, String term) {
            document.add(new Field(field, term, TERM));
        }

        void add(Role role, Collection<String> terms) {
            terms.forEach(term -> add(kind.field(role), term));
        }
    }
}
