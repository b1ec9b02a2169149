/// The one client for every request that leaves this server: guarded against private addresses, endless answers
/// and endless waiting. Start at [social.lindworm.federation.fetch.Fetcher]. May use `common`.
@NullMarked
package social.lindworm.federation.fetch;

import org.jspecify.annotations.NullMarked;
