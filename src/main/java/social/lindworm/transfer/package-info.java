/// Books and accounts on their way in and out. Start at [social.lindworm.transfer.BookImport], behind `./bw-dev
/// import_books`. May use all features before it and the platform.
@NullMarked
package social.lindworm.transfer;

import org.jspecify.annotations.NullMarked;
