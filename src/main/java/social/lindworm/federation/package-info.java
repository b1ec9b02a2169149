/// What other servers and we say to each other. Each part is a sub-package; `fetch` is the only way out.
@NullMarked
package social.lindworm.federation;

import org.jspecify.annotations.NullMarked;
