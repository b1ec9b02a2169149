@NullMarked
package social.lindworm.web.assets;

import org.jspecify.annotations.NullMarked;
