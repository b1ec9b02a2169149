/// Objects in a bucket of an S3-compatible service, by a client of our own. Start at
/// [social.lindworm.storage.s3.S3Store]; what a bucket can do beyond keeping objects is in
/// [social.lindworm.storage.s3.S3Bucket].
@NullMarked
package social.lindworm.storage.s3;

import org.jspecify.annotations.NullMarked;
