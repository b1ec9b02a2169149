package social.lindworm.search.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.RecordRef;
import social.lindworm.search.Kind;
import social.lindworm.search.Question;
import social.lindworm.search.Results;
import social.lindworm.search.Search;
import social.lindworm.web.Frame;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Picture;

/// Local results for other servers, in BookWyrm's form (spec/bookwyrm-features.md, appendix C.1).
final class SearchResource {

    private static final int MOST = 10;
    private static final String ENDING = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Search search;
    private final Results results;
    private final BookFinder finder;
    private final Rows rows;

    SearchResource(Search search, Results results, BookFinder finder, Rows rows) {
        this.search = search;
        this.results = results;
        this.finder = finder;
        this.rows = rows;
    }

    /// @param key the record's own address, by which other servers know it
    record Row(
            String title,
            String key,
            @JsonProperty("view_link") String viewLink,
            String author,
            @Nullable Integer year,
            @Nullable String cover,
            float confidence) {}

    void search(Visit visit) {
        String query = visit.query("q").orElse("");
        float least = confidence(visit.query("min_confidence"));
        Optional<RecordRef> edition = BookFinder.isbn(query).flatMap(finder::edition);
        List<Results.Book> books = edition.isPresent()
                ? results.edition(edition.get().id())
                : results.books(search.find(new Question(Kind.BOOK, query, false, 0, MOST))
                        .hits());
        answer(visit, books.stream().filter(book -> book.confidence() >= least).toList());
    }

    void isbn(Visit visit) {
        String typed = visit.path("isbn");
        String number = typed.substring(0, typed.length() - ENDING.length());
        answer(
                visit,
                BookFinder.isbn(number)
                        .flatMap(finder::edition)
                        .map(edition -> results.edition(edition.id()))
                        .orElse(List.of()));
    }

    private void answer(Visit visit, List<Results.Book> books) {
        Frame frame = visit.frame();
        Map<Long, Picture> covers = rows.covers(books);
        List<Row> answer = books.stream().map(book -> row(frame, book, covers)).toList();
        try {
            visit.context().contentType("application/json").result(JSON.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("results that are no JSON", e);
        }
    }

    private static Row row(Frame frame, Results.Book book, Map<Long, Picture> covers) {
        Long coverId = book.tile().coverId();
        Picture picture = coverId == null ? null : covers.get(coverId);
        return new Row(
                book.tile().title(),
                frame.absolute("/book/" + book.tile().id()),
                frame.absolute(book.tile().path()),
                book.tile().byline(),
                book.year(),
                picture == null ? null : absolute(frame, picture.fallback()),
                book.confidence());
    }

    private static String absolute(Frame frame, String url) {
        return url.startsWith("/") ? frame.absolute(url) : url;
    }

    private static float confidence(Optional<String> typed) {
        try {
            return typed.map(Float::parseFloat).orElse(0f);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
