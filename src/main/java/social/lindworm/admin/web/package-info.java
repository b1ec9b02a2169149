/// The pages under `/settings`. One class per page; each lists its routes and who may use them at its top. Start at
/// [social.lindworm.admin.web.AdminRoutes]; the menu beside them all is [social.lindworm.admin.web.AdminMenu].
@NullMarked
package social.lindworm.admin.web;

import org.jspecify.annotations.NullMarked;
