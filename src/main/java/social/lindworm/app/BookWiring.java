package social.lindworm.app;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import social.lindworm.account.AccountId;
import social.lindworm.account.LandingShelf;
import social.lindworm.account.People;
import social.lindworm.book.BookTileRow;
import social.lindworm.book.Catalogue;
import social.lindworm.book.Covers;
import social.lindworm.book.EditorNames;
import social.lindworm.book.LibraryCovers;
import social.lindworm.media.MediaLibrary;
import social.lindworm.web.view.BookTile;
import social.lindworm.web.view.CoverView;
import social.lindworm.web.view.Picture;

/// What ties the catalogue to the people and pictures before it.
final class BookWiring {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private BookWiring() {}

    static Catalogue catalogue(Instance instance, People people, MediaLibrary pictures) {
        return new Catalogue(new Catalogue.Needs(
                instance.database(),
                instance.clock(),
                instance.config().web().locale().getLanguage(),
                new LibraryCovers(pictures),
                editors(people),
                List.of()));
    }

    private static EditorNames editors(People people) {
        return accounts -> people
                .accounts()
                .find(accounts.stream().map(AccountId::new).toList())
                .values()
                .stream()
                .collect(Collectors.toMap(
                        person -> person.id().value(),
                        person -> new EditorNames.Editor(person.displayName(), person.path())));
    }

    /// The newest books on the front page, the same for everybody: looked up anew after a moment, however many come.
    static LandingShelf landingShelf(Catalogue catalogue) {
        LandingShelf fresh = freshShelf(catalogue);
        LoadingCache<Integer, List<BookTile>> shelves =
                Caffeine.newBuilder().maximumSize(4).expireAfterWrite(A_MOMENT).build(fresh::recent);
        return shelves::get;
    }

    private static LandingShelf freshShelf(Catalogue catalogue) {
        return count -> {
            List<BookTileRow> books = catalogue.books().newest(count);
            Covers covers = catalogue.covers();
            Map<Long, Picture> pictures = covers.pictures(books.stream()
                    .map(BookTileRow::coverId)
                    .filter(Objects::nonNull)
                    .toList());
            return books.stream()
                    .map(book -> new BookTile(book.path(), book.title(), book.byline(), cover(book, pictures)))
                    .toList();
        };
    }

    private static CoverView cover(BookTileRow book, Map<Long, Picture> pictures) {
        Picture picture = book.coverId() == null ? null : pictures.get(book.coverId());
        return picture == null
                ? CoverView.drawn(book.title(), book.byline())
                : CoverView.of(book.title(), book.byline(), picture);
    }
}
