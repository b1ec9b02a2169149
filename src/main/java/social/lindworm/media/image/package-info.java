/// Images as bytes: judged by their content, decoded within bounds, turned upright, stripped, made smaller. Knows
/// nothing of files, addresses or people. Start at [social.lindworm.media.image.ImageJudge] and
/// [social.lindworm.media.image.ImageWorkshop]. May use `storage` (for `Content`) and `common`.
@NullMarked
package social.lindworm.media.image;

import org.jspecify.annotations.NullMarked;
