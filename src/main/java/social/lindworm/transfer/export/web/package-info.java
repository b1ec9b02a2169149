/// The page of a person's exports, and the way to their archives.
@NullMarked
package social.lindworm.transfer.export.web;

import org.jspecify.annotations.NullMarked;
