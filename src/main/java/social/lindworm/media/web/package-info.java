/// `/images/`: the files of the store that everybody may see. Start at [social.lindworm.media.web.ImageRoutes].
@NullMarked
package social.lindworm.media.web;

import org.jspecify.annotations.NullMarked;
