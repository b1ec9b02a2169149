/// Finding books, authors and series by words: a Lucene index kept beside the database, fed from its change log and
/// rebuildable at any time. May use the platform and the features book, media and account. Start at
/// [social.lindworm.search.SearchIndex], which answers a [social.lindworm.search.Question]; where covers of results
/// come from is in `Connectors`, how texts become words is in `Words`, how words become a query in `Ranking`.
@NullMarked
package social.lindworm.search;

import org.jspecify.annotations.NullMarked;
