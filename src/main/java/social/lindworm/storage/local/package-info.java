/// Objects as files below one folder. Start at [social.lindworm.storage.local.LocalStore].
@NullMarked
package social.lindworm.storage.local;

import org.jspecify.annotations.NullMarked;
