/// What the components of the pages take: small records without behaviour of their own, the drawn covers and avatars,
/// and the colours derived from an instance's accent. Features fill these records; the templates in `jte/component`
/// show them. Uses nothing but the JDK.
@NullMarked
package social.lindworm.web.view;

import org.jspecify.annotations.NullMarked;
