/// The catalogue's pages: books, authors, series, their editing, history and merging. Start at
/// [social.lindworm.book.web.BookRoutes].
@NullMarked
package social.lindworm.book.web;

import org.jspecify.annotations.NullMarked;
