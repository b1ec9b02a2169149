/// The instance's own texts as pages. Start at [social.lindworm.site.web.AboutPage].
@NullMarked
package social.lindworm.site.web;

import org.jspecify.annotations.NullMarked;
