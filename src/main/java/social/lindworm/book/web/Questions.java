package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.BookDraft;
import social.lindworm.book.Matches;
import social.lindworm.book.Matches.Match;
import social.lindworm.book.WorkId;
import social.lindworm.web.Form;

/// What has to be asked before a book is saved: whether a typed name means somebody who is here already. Answers come
/// back as form fields, so a draft without open questions can be saved at once.
public record Questions(List<Question> open, BookDraft answered) {

    static final String NEW = "new";

    /// @param field the form field that takes the answer: `new`, or the id of a match
    /// @param kind `author`, `series` or `work`
    /// @param asked the name or title that was typed
    public record Question(String field, String kind, String asked, List<Match> matches) {

        public String askKey() {
            return "book.confirm.ask." + kind;
        }

        public String knownKey() {
            return "book.confirm.known." + kind;
        }

        public String newKey() {
            return "book.confirm.new." + kind;
        }
    }

    static Questions about(BookDraft draft, Form form, Matches matches) {
        List<Question> open = new ArrayList<>();
        List<BookDraft.Author> authors = new ArrayList<>();
        int number = 0;
        for (BookDraft.Author author : draft.authors()) {
            if (author.id() > 0) {
                addOnce(authors, author);
                continue;
            }
            Question question =
                    new Question("author_match_" + number++, "author", author.name(), matches.authors(author.name()));
            addOnce(authors, new BookDraft.Author(answer(question, form, open), author.name()));
        }
        List<BookDraft.Place> places = new ArrayList<>();
        number = 0;
        for (BookDraft.Place place : draft.places()) {
            if (place.id() > 0) {
                places.add(place);
                continue;
            }
            Question question =
                    new Question("series_match_" + number++, "series", place.name(), matches.series(place.name()));
            addOnce(places, new BookDraft.Place(answer(question, form, open), place.name(), place.number()));
        }
        BookDraft answered = with(draft, draft.work(), authors, places);
        return new Questions(
                open, draft.isNew() && draft.work() == null ? work(answered, form, matches, open) : answered);
    }

    private static BookDraft work(BookDraft draft, Form form, Matches matches, List<Question> open) {
        List<Long> known = draft.authors().stream()
                .map(BookDraft.Author::id)
                .filter(id -> id > 0)
                .toList();
        boolean onlyNewAuthors = known.isEmpty() && !draft.authors().isEmpty() && open.isEmpty();
        String title = draft.facts().label();
        Question question =
                new Question("work_match", "work", title, onlyNewAuthors ? List.of() : matches.works(title, known));
        long work = answer(question, form, open);
        return with(draft, work > 0 ? new WorkId(work) : null, draft.authors(), draft.places());
    }

    /// The chosen id, or 0 for somebody new. Nobody who matches: nothing to ask.
    private static long answer(Question question, Form form, List<Question> open) {
        if (question.matches().isEmpty()) {
            return 0;
        }
        String answer = form.value(question.field());
        long id = BookForm.number(answer);
        if (id > 0 && question.matches().stream().anyMatch(match -> match.id() == id)) {
            return id;
        }
        if (!answer.equals(NEW)) {
            open.add(question);
        }
        return 0;
    }

    private static void addOnce(List<BookDraft.Author> authors, BookDraft.Author author) {
        if (author.id() == 0 || authors.stream().noneMatch(known -> known.id() == author.id())) {
            authors.add(author);
        }
    }

    private static void addOnce(List<BookDraft.Place> places, BookDraft.Place place) {
        if (place.id() == 0 || places.stream().noneMatch(known -> known.id() == place.id())) {
            places.add(place);
        }
    }

    private static BookDraft with(
            BookDraft draft, @Nullable WorkId work, List<BookDraft.Author> authors, List<BookDraft.Place> places) {
        return new BookDraft(
                draft.edition(),
                draft.version(),
                work,
                draft.workVersion(),
                draft.facts(),
                authors,
                places,
                draft.note());
    }
}
