/// Bringing what one store holds into another: compared by content, proved, safe to stop and run again. Start at
/// [social.lindworm.storage.migrate.StoreCopy].
@NullMarked
package social.lindworm.storage.migrate;

import org.jspecify.annotations.NullMarked;
