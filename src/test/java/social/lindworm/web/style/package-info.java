@NullMarked
package social.lindworm.web.style;

import org.jspecify.annotations.NullMarked;
