@NullMarked
package social.lindworm.web.view;

import org.jspecify.annotations.NullMarked;
