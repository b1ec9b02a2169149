package social.lindworm.book.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.Covers;
import social.lindworm.common.Message;
import social.lindworm.web.Form;
import social.lindworm.web.Upload;
import social.lindworm.web.Visit;

/// The cover part of a form: a file, or an address, or the one that is there. What arrives is kept at once and stays in
/// the form as a number, so that neither a mistake elsewhere nor a question in between loses it.
record CoverInput(@Nullable String field, @Nullable Message problem) {

    static final String FILE = "cover_file";
    static final String ADDRESS = "cover_url";
    static final String KEPT = "cover";

    /// Takes in what came with the request and writes the kept cover into the values.
    ///
    /// @param present the cover the record has, which needs no check
    static CoverInput take(Visit visit, Values values, Covers covers, Optional<Long> present) {
        dropForeign(values, covers, present);
        long account = visit.viewer().accountId();
        Optional<Upload> file = visit.form().file(FILE);
        String address = visit.form().text(ADDRESS);
        if (file.isPresent()) {
            return keep(values, FILE, covers.keep(file.get(), account));
        }
        if (address.isEmpty()) {
            return new CoverInput(null, null);
        }
        return FieldInputs.isWebAddress(address)
                ? keep(values, ADDRESS, covers.keep(address, account))
                : new CoverInput(ADDRESS, Message.of("book.form.url"));
    }

    /// Notes the problem, if there is one, at its field.
    void noteIn(Form form) {
        if (field != null && problem != null) {
            form.error(field, problem);
        }
    }

    private static CoverInput keep(Values values, String field, Covers.Keeping keeping) {
        return switch (keeping) {
            case Covers.Kept kept -> {
                values.set(KEPT, Long.toString(kept.id())).drop(ADDRESS).drop("remove_cover");
                yield new CoverInput(null, null);
            }
            case Covers.Refused refused -> new CoverInput(field, refused.reason());
        };
    }

    /// The number comes back from a hidden input: one that is no cover, such as somebody's avatar, is not taken.
    private static void dropForeign(Values values, Covers covers, Optional<Long> present) {
        List<String> kept = values.all(KEPT);
        long id = kept.isEmpty() ? 0 : BookForm.number(kept.getFirst());
        if (id > 0 && !present.equals(Optional.of(id)) && !covers.isCover(id)) {
            values.set(KEPT, present.map(known -> List.of(Long.toString(known))).orElse(List.of()));
        }
    }
}
