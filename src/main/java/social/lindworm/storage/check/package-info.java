/// Trying a store out: what the settings promise is done once with a throw-away object. Start at
/// [social.lindworm.storage.check.Stranger].
@NullMarked
package social.lindworm.storage.check;

import org.jspecify.annotations.NullMarked;
