package social.lindworm.transfer.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import social.lindworm.account.AccountId;
import social.lindworm.account.Founding;
import social.lindworm.account.Founding.Founder;
import social.lindworm.account.People;
import social.lindworm.account.Profiles;
import social.lindworm.book.BookTileRow;
import social.lindworm.book.Catalogue;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.Edits;
import social.lindworm.book.Field;
import social.lindworm.common.Progress;
import social.lindworm.media.Keeping;
import social.lindworm.media.MediaKind;
import social.lindworm.media.MediaLibrary;
import social.lindworm.site.Role;
import social.lindworm.site.Sites;
import social.lindworm.storage.Content;
import social.lindworm.transfer.BookImport;
import social.lindworm.transfer.ImportResult;
import social.lindworm.transfer.demo.DemoPeople.DemoPerson;
import social.lindworm.web.Theme;

/// Fills an instance with people, books and pictures, through the same doors that everybody uses. Pictures are made
/// ready by jobs, so they show when the server runs.
public final class Demo {

    private static final int MOST_COVERS = 60;

    private final Needs needs;

    /// What it fills.
    public record Needs(Sites sites, People people, Catalogue catalogue, MediaLibrary pictures) {}

    public Demo(Needs needs) {
        this.needs = needs;
    }

    /// What was added.
    ///
    /// @param first whom to sign in as
    /// @param password of all of them, made for this run
    public record Filled(int people, int editions, int covers, String first, String password) {}

    /// Whether the people are here already; then there is nothing to do.
    public boolean isThere() {
        return needs.people()
                .accounts()
                .named(DemoPeople.ALL.getFirst().username())
                .isPresent();
    }

    public Filled fill(Progress progress) throws IOException {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        String password = "demo-" + HexFormat.of().formatHex(random);
        int steps = DemoPeople.ALL.size() + 1 + MOST_COVERS;
        ImportResult books = books();
        progress.at(1, steps);
        int done = 1;
        boolean first = needs.sites().current().installMode();
        List<AccountId> editors = new ArrayList<>();
        for (DemoPerson person : DemoPeople.ALL) {
            AccountId account = join(person, first ? person.role() : Role.MEMBER, password);
            if (person.role() == Role.EDITOR) {
                editors.add(account);
            }
            progress.at(++done, steps);
        }
        int covers = covers(editors.getFirst(), progress, done, steps);
        return new Filled(
                DemoPeople.ALL.size(),
                books.editions(),
                covers,
                DemoPeople.ALL.getFirst().username(),
                password);
    }

    private ImportResult books() throws IOException {
        Path file = Files.createTempFile("lindworm-demo", ".csv");
        try (InputStream content =
                Objects.requireNonNull(Demo.class.getResourceAsStream("/demo/books.csv"), "books.csv")) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            Path folder = Objects.requireNonNull(file.getParent());
            return new BookImport(needs.catalogue().arrivals(), message -> message.key(), folder)
                    .run(file, Progress.SILENT);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private AccountId join(DemoPerson person, Role role, String password) {
        Founder founder =
                new Founder(person.username(), person.username() + "@demo.invalid", password, person.language());
        AccountId account = switch (needs.people().founding().create(founder, role)) {
            case Founding.Outcome.Founded founded -> founded.account();
            case Founding.Outcome.Refused refused ->
                throw new IllegalStateException(
                        person.username() + ": " + refused.problems().getFirst().message());
            case Founding.Outcome.TooLate _, Founding.Outcome.TooMany _ ->
                throw new IllegalStateException(person.username() + " could not be added");
        };
        Profiles profiles = needs.people().profiles();
        profiles.change(
                account,
                new Profiles.Settings(person.displayName(), person.summary(), person.language(), Theme.AUTO, ""));
        if (!person.summary().isEmpty()) {
            keep(MediaKind.AVATAR, AvatarPainter.paint(person.username()), account)
                    .ifPresent(picture -> profiles.changeAvatar(account, picture));
        }
        return account;
    }

    private int covers(AccountId editor, Progress progress, int before, int steps) {
        CoverPainter painter = new CoverPainter();
        int covers = 0;
        List<BookTileRow> books = needs.catalogue().books().newest(3 * MOST_COVERS);
        for (BookTileRow book : books) {
            if (covers < MOST_COVERS && book.coverId() == null && cover(painter, book, editor)) {
                covers++;
                progress.at(before + covers, steps);
            }
        }
        progress.at(steps, steps);
        return covers;
    }

    private boolean cover(CoverPainter painter, BookTileRow book, AccountId editor) {
        String author = book.byline().split(",")[0];
        Optional<CatalogueRecord> record = needs.catalogue().books().book(book.id());
        Optional<Long> picture =
                painter.paint(book.title(), author).flatMap(bytes -> keep(MediaKind.COVER, bytes, editor));
        if (record.isEmpty() || picture.isEmpty()) {
            return false;
        }
        CatalogueRecord now = record.get();
        needs.catalogue()
                .edits()
                .save(
                        now.ref(),
                        now.version(),
                        now.facts().with(Field.COVER, picture.get()),
                        new Edits.Editor(editor.value(), ""));
        return true;
    }

    private Optional<Long> keep(MediaKind kind, byte[] bytes, AccountId giver) {
        return needs.pictures().keep(kind, Content.of(bytes), giver.value()) instanceof Keeping.Kept(var id)
                ? Optional.of(id.value())
                : Optional.empty();
    }
}
