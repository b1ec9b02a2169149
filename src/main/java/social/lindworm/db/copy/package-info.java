/// A whole database as portable lines, out of either engine and into either: for backups and for moving from SQLite to
/// PostgreSQL. Start at [social.lindworm.db.copy.Dump] and [social.lindworm.db.copy.Load].
@NullMarked
package social.lindworm.db.copy;

import org.jspecify.annotations.NullMarked;
