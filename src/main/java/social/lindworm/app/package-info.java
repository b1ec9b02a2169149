/// The composition root: builds the whole object graph by plain constructors, starts and stops it. Start at
/// [social.lindworm.app.Features].
/// May use everything but `cli`.
@NullMarked
package social.lindworm.app;

import org.jspecify.annotations.NullMarked;
