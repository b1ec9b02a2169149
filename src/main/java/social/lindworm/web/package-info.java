/// How a request becomes a page: routes and who may use them, the visit, forms, languages, errors, security headers.
/// Knows no feature: features implement [social.lindworm.web.Routes] and `app` registers them. May use `config` and
/// `common`.
@NullMarked
package social.lindworm.web;

import org.jspecify.annotations.NullMarked;
