package social.lindworm.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A link by which people may join.
///
/// @param by who made it; null: their account is gone
/// @param expires null: never
/// @param useLimit null: as often as you like
public record Invite(
        long id,
        String code,
        @Nullable AccountId by,
        Instant created,
        @Nullable Instant expires,
        @Nullable Integer useLimit,
        int timesUsed) {

    public boolean usable(Instant now) {
        return !over(now) && (useLimit == null || timesUsed < useLimit);
    }

    /// Whether its time is over.
    boolean over(Instant now) {
        return expires != null && !expires.isAfter(now);
    }

    public String path() {
        return "/invite/" + code;
    }
}
