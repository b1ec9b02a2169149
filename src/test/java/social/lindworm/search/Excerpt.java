package social.lindworm.search;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.lindworm.search.Entry.Part;

/// The books of `books/goodbooks-excerpt.csv` as entries, with some that the excerpt lacks.
record Excerpt(List<Entry> entries) {

    private static final Pattern SERIES = Pattern.compile("^(.*?) *\\(([^()]*?),? #([^()]*)\\)$");

    static Excerpt read() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(Path.of("src/test/resources/books/goodbooks-excerpt.csv"))) {
            rows.forEach(row -> entries.add(entry(entries.size() + 1, row)));
        }
        own(entries, "There There", "Tommy Orange", 90_000);
        own(entries, "There and Back", "Somebody Else", 800_000);
        own(entries, "The The", "Matt Johnson", 1);
        own(entries, "Мастер и Маргарита", "Михаил Булгаков", 4_000);
        own(entries, "Ο Ζορμπάς", "Νίκος Καζαντζάκης", 300);
        own(entries, "海辺のカフカ", "村上 春樹", 2_000);
        own(entries, "三体", "刘慈欣", 2_000);
        own(entries, "Flaggermusmannen", "Jo Nesbø", 2_000);
        own(entries, "L'Étranger", "Albert Camus", 9_000);
        own(entries, "Ça", "Stephen King", 10);
        own(entries, "C++", "Bjarne Stroustrup", 10);
        own(entries, "???", "Nobody Known", 10);
        own(entries, "Catch 23", "Somebody Else", 10);
        own(entries, "Harry Poter", "Imi Tator", 2);
        own(entries, "Grande Sertão: Veredas", "João Guimarães Rosa", 2);
        return new Excerpt(entries);
    }

    String title(long id) {
        return entries.get((int) id - 1).titles().getFirst();
    }

    private static void own(List<Entry> entries, String title, String author, long readers) {
        entries.add(new Entry(
                Kind.BOOK,
                entries.size() + 1,
                List.of(title),
                List.of(),
                List.of(author),
                List.of(),
                List.of(),
                List.of(),
                readers));
    }

    private static Entry entry(int id, NamedCsvRecord row) {
        Matcher series = SERIES.matcher(row.getField("title"));
        boolean part = series.matches();
        List<String> titles = new ArrayList<>();
        titles.add(part ? series.group(1) : row.getField("title"));
        titles.add(row.getField("original_title"));
        titles.removeIf(String::isBlank);
        return new Entry(
                Kind.BOOK,
                id,
                titles,
                List.of(),
                List.of(row.getField("authors").split(", *")),
                part ? List.of(new Part(series.group(2), series.group(3))) : List.of(),
                List.of(row.getField("isbn"), "goodreads:" + row.getField("goodreads_book_id")),
                List.of(),
                Long.parseLong(row.getField("ratings_count")));
    }
}
