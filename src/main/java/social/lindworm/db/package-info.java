/// The database: connections, transactions, migrations, and the few differences between SQLite and PostgreSQL. Start at
/// [social.lindworm.db.Database].
/// May use `config` and `common`; knows no feature.
@NullMarked
package social.lindworm.db;

import org.jspecify.annotations.NullMarked;
