/// Pictures of books, people and the instance: taken in from uploads and addresses, made presentable by jobs,
/// kept in the store with a ledger in the database, handed out at `/images/`. Start at
/// [social.lindworm.media.MediaLibrary]. May use `account` and the platform.
@NullMarked
package social.lindworm.media;

import org.jspecify.annotations.NullMarked;
