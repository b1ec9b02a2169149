/// Objects in what Apache OpenDAL reaches: Azure Blob Storage, Google Cloud Storage, Swift, Backblaze B2, WebDAV and
/// others. Start at [social.lindworm.storage.opendal.CloudStore]; only this package knows `org.apache.opendal`, whose
/// larger part is native code, loaded when the first such store is made.
@NullMarked
package social.lindworm.storage.opendal;

import org.jspecify.annotations.NullMarked;
