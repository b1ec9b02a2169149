package social.lindworm.search;

import java.util.Optional;

/// A place where books are searched, as BookWyrm calls it; so far the instance itself.
///
/// @param version counts the changes
/// @param file which kind it is: `self_connector` for the instance itself
/// @param identifier its host
/// @param covers put before the keys of covers that it finds; empty follows the storage settings
/// @param priority the lowest comes first
public record Connector(
        long id,
        long version,
        String file,
        String identifier,
        String name,
        Addresses addresses,
        Optional<CoversUrl> covers,
        int priority,
        boolean active) {

    /// Where it is asked.
    ///
    /// @param books what addresses of its books begin with
    /// @param search what is searched for follows
    /// @param isbnSearch an ISBN follows
    public record Addresses(String base, String books, String search, String isbnSearch) {

        static Addresses of(String origin) {
            return new Addresses(origin, origin + "/book", origin + "/search.json?q=", origin + "/isbn/");
        }
    }
}
