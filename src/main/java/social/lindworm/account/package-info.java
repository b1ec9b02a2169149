/// People: joining, signing in, sessions, second factor, profile and settings, leaving. May use `site` and the
/// platform. Start at [social.lindworm.account.Person], what others may know of somebody.
@NullMarked
package social.lindworm.account;

import org.jspecify.annotations.NullMarked;
