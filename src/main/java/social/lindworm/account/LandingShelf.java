package social.lindworm.account;

import java.util.List;
import social.lindworm.web.view.BookTile;

/// What the landing page shows of the books; the book feature, which comes after this one, provides it.
@FunctionalInterface
public interface LandingShelf {

    /// The newest works, at most `count`. Asked for at every visit, so it must be quick.
    List<BookTile> recent(int count);
}
