package social.lindworm.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody asked to be invited.
///
/// @param answer to the site's question, empty if it asked none
/// @param sent when an invite was sent, null: not yet
public record InviteRequest(
        long id,
        String email,
        String answer,
        String language,
        Instant created,
        @Nullable Instant sent,
        boolean ignored) {}
