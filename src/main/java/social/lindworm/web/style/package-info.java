/// `/style`: every component in every state on one page, the place to look first after a change to the looks. May use
/// `web` and `web.view`.
@NullMarked
package social.lindworm.web.style;

import org.jspecify.annotations.NullMarked;
