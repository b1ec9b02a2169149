/// How a server hands its listening socket to the process that replaces it, so that no connection is refused meanwhile.
/// Start with `Door` (the server that runs) and `Predecessor` (the one that takes its place). May use `web` only.
@NullMarked
package social.lindworm.web.handover;

import org.jspecify.annotations.NullMarked;
