/// What those who run the instance do to it, and the record of it: settings, connectors, people, invites, jobs. The
/// last of the features: it may use all others. Start at [social.lindworm.admin.Administration].
@NullMarked
package social.lindworm.admin;

import org.jspecify.annotations.NullMarked;
