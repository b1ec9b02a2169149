/// The catalogue: works, editions, authors, series, and the history of every edit to them.
///
/// Start at [social.lindworm.book.Facts], what is known of one record in a form that pages, history, merging and SQL
/// share; then [social.lindworm.book.Edits] (people change records), [social.lindworm.book.Arrivals] (records come in
/// bulk), [social.lindworm.book.Merges]. May use `account`, `media` and the platform.
@NullMarked
package social.lindworm.book;

import org.jspecify.annotations.NullMarked;
