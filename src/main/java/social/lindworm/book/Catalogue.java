package social.lindworm.book;

import java.time.Clock;
import java.util.List;
import social.lindworm.db.Database;

/// The whole feature put together: the one thing that `app` makes, and where everything of it is taken from.
/// Thread-safe.
public final class Catalogue {

    private final Needs needs;

    /// What the feature is built upon.
    ///
    /// @param language the code of the language most readers here read, for sorting and ranking
    /// @param followers the features whose rows point at books
    public record Needs(
            Database database,
            Clock clock,
            String language,
            Covers covers,
            EditorNames editors,
            List<MergeFollower> followers) {}

    public Catalogue(Needs needs) {
        this.needs = needs;
    }

    public Books books() {
        return new Books(needs.database(), needs.language());
    }

    public Edits edits() {
        return new Edits(needs.database(), needs.clock(), needs.language());
    }

    public Merges merges() {
        return new Merges(needs.database(), needs.clock(), needs.language(), needs.followers());
    }

    public Matches matches() {
        return new Matches(needs.database());
    }

    /// For importers.
    public Arrivals arrivals() {
        return new Arrivals(needs.database(), needs.clock(), needs.language());
    }

    public Covers covers() {
        return needs.covers();
    }

    public EditorNames editors() {
        return needs.editors();
    }
}
