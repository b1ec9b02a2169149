/// The search's pages and answers for machines. Start at [social.lindworm.search.web.SearchRoutes].
@NullMarked
package social.lindworm.search.web;

import org.jspecify.annotations.NullMarked;
