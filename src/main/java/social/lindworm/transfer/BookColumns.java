package social.lindworm.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import social.lindworm.book.Isbn;
import social.lindworm.book.LanguageName;
import social.lindworm.book.PartialDate;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;

/// Reads rows by the header of the goodbooks-10k table. Columns may stand in any order, and more of them are no harm.
final class BookColumns {

    private static final List<String> NEEDED = List.of("title", "authors", "isbn", "goodreads_book_id", "work_id");
    private static final int LONGEST_TITLE = 500;
    private static final int MOST_AUTHORS = 100;
    private static final Set<String> NAME_ENDINGS =
            Set.of("jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "phd", "ph.d.", "m.d.", "md", "esq.");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern DAMAGED_NUMBER = Pattern.compile("[\\d.]+[eE][+]?\\d+");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("(-?\\d{1,18})(\\.0*)?");

    private final Map<String, Integer> places = new HashMap<>();
    private final int count;

    /// @throws AppException.Invalid if a needed column is missing
    BookColumns(List<String> header) {
        count = header.size();
        for (int i = 0; i < count; i++) {
            places.putIfAbsent(header.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        List<String> missing =
                NEEDED.stream().filter(name -> !places.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw missing(header, missing);
        }
    }

    private static AppException.Invalid missing(List<String> header, List<String> missing) {
        String line = String.join(",", header);
        Optional<String> other =
                Stream.of(";", "\t", "|").filter(line::contains).findFirst();
        boolean separated = header.size() == 1 && other.isPresent();
        Message shown = separated
                ? Message.of("transfer.csv.separator", "1", Integer.toString(line.indexOf(other.orElseThrow()) + 1))
                : Message.of(
                        "transfer.csv.columns", "1", Integer.toString(line.length() + 1), String.join(", ", missing));
        return new AppException.Invalid("columns are missing: " + missing, shown);
    }

    BookRow read(List<String> fields) {
        if (fields.size() != count) {
            return new BookRow.Refused(Message.of("transfer.row.fields", fields.size(), count));
        }
        try {
            return good(fields);
        } catch (Refusal refusal) {
            return new BookRow.Refused(refusal.reason);
        }
    }

    private BookRow.Good good(List<String> fields) throws Refusal {
        SeriesInTitle title = SeriesInTitle.read(text(fields, "title"));
        if (title.title().isEmpty()) {
            throw new Refusal("transfer.row.noTitle");
        }
        if (title.title().length() > LONGEST_TITLE) {
            throw new Refusal("transfer.row.longTitle", LONGEST_TITLE);
        }
        String original = SeriesInTitle.read(text(fields, "original_title")).title();
        return new BookRow.Good(
                title.title(),
                original.isEmpty() || original.length() > LONGEST_TITLE ? title.title() : original,
                title.places(),
                authors(text(fields, "authors")),
                isbn(text(fields, "isbn"), text(fields, "isbn13")),
                year(text(fields, "original_publication_year")),
                text(fields, "language_code").isEmpty() ? "" : LanguageName.canonical(text(fields, "language_code")),
                goodreads(text(fields, "goodreads_book_id")),
                goodreads(text(fields, "work_id")),
                readers(fields));
    }

    private static List<String> authors(String written) throws Refusal {
        List<String> names = new ArrayList<>();
        for (String part : written.split(",")) {
            String name = SPACES.matcher(part.strip()).replaceAll(" ");
            if (!names.isEmpty() && NAME_ENDINGS.contains(name.toLowerCase(Locale.ROOT))) {
                names.add(names.removeLast() + ", " + name);
            } else if (!name.isEmpty() && !names.contains(name)) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            throw new Refusal("transfer.row.noAuthor");
        }
        if (names.size() > MOST_AUTHORS) {
            throw new Refusal("transfer.row.manyAuthors", names.size());
        }
        return names;
    }

    /// The ISBN-10 is what can be trusted, but for its leading zeros; an ISBN-13 that a spreadsheet has turned into
    /// `9.78E+12` says nothing.
    private static Optional<Isbn> isbn(String ten, String thirteen) throws Refusal {
        if (!ten.isEmpty()) {
            Optional<Isbn> isbn = Isbn.ofShortenedTen(ten).or(() -> Isbn.of(ten));
            if (isbn.isEmpty()) {
                throw new Refusal("transfer.row.isbn", ten);
            }
            return isbn;
        }
        if (thirteen.isEmpty() || DAMAGED_NUMBER.matcher(thirteen).matches()) {
            return Optional.empty();
        }
        return Isbn.of(thirteen.endsWith(".0") ? thirteen.substring(0, thirteen.length() - 2) : thirteen);
    }

    /// Years before Christ are negative in the table and have no year 0, while the calendar counts 1 BC as 0.
    private static Optional<PartialDate> year(String written) throws Refusal {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var number = WHOLE_NUMBER.matcher(written);
        if (number.matches()) {
            long year = Long.parseLong(number.group(1));
            Optional<PartialDate> date = PartialDate.parse(Long.toString(year < 0 ? year + 1 : year));
            if (date.isPresent()) {
                return date;
            }
        }
        throw new Refusal("transfer.row.year", written);
    }

    private static String goodreads(String written) throws Refusal {
        var number = WHOLE_NUMBER.matcher(written);
        if (written.isEmpty()) {
            return "";
        }
        if (!number.matches() || written.startsWith("-")) {
            throw new Refusal("transfer.row.goodreads", written);
        }
        return number.group(1);
    }

    private long readers(List<String> fields) {
        String count = text(fields, "work_ratings_count");
        var number = WHOLE_NUMBER.matcher(count.isEmpty() ? text(fields, "ratings_count") : count);
        return number.matches() ? Math.max(0, Long.parseLong(number.group(1))) : 0;
    }

    private String text(List<String> fields, String column) {
        Integer place = places.get(column);
        return place == null ? "" : fields.get(place).strip();
    }

    /// Why this row stays out.
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Message reason;

        Refusal(String key, Object... arguments) {
            super(key);
            this.reason = Message.of(key, arguments);
        }
    }
}
