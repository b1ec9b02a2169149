/// Backups of a whole instance. In a file: one archive with the settings, the secret key, every row and every media
/// file, each with its hash; start at [social.lindworm.transfer.backup.Backup] and
/// [social.lindworm.transfer.backup.Restore]. In a store: each content once for all backups; start at
/// [social.lindworm.transfer.backup.StoreBackup] and [social.lindworm.transfer.backup.StoredBackups].
/// May use `config`, `db`, `storage` and `media`.
@NullMarked
package social.lindworm.transfer.backup;

import org.jspecify.annotations.NullMarked;
