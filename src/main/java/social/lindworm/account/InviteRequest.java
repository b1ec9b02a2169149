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
        boolean ignored) {

    /// How far it has come.
    public enum Stage {
        WAITING,
        SENT,
        IGNORED
    }

    /// The address as a log may keep it, since logs are not erased: `t…@mail.example`.
    public String shortEmail() {
        return email.substring(0, email.offsetByCodePoints(0, 1)) + "…" + email.substring(email.lastIndexOf('@'));
    }
}
