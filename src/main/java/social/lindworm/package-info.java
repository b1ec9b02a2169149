/// Lindworm, a federated social reading server. Start at [social.lindworm.Main]; `CONTRIBUTING.md` lists the packages.
@NullMarked
package social.lindworm;

import org.jspecify.annotations.NullMarked;
