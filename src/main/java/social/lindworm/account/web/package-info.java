/// The pages of people: landing, sign-in, joining, set-up, profile, settings. One class per page or flow; each lists
/// its routes at its top. Start at [social.lindworm.account.web.AccountRoutes].
@NullMarked
package social.lindworm.account.web;

import org.jspecify.annotations.NullMarked;
