/// Backups of a whole instance: one archive with the settings, the secret key, every row and every media file, each
/// with
/// its hash. Start at [social.lindworm.transfer.backup.Backup] and [social.lindworm.transfer.backup.Restore].
/// May use `config`, `db` and `storage`.
@NullMarked
package social.lindworm.transfer.backup;

import org.jspecify.annotations.NullMarked;
