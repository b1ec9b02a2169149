/// What people take out of what they have given this instance: archives made by a job and kept for their owner alone.
/// Start at [social.lindworm.transfer.export.Exports]. May use all features before `transfer` and the platform.
@NullMarked
package social.lindworm.transfer.export;

import org.jspecify.annotations.NullMarked;
