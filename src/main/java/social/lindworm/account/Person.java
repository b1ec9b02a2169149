package social.lindworm.account;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.lindworm.site.Role;

/// What others may know of somebody.
///
/// @param domain empty for people of this instance
/// @param name the display name, empty if none was chosen
/// @param summaryHtml sanitised
/// @param avatarMedia the id of an image of the media library
public record Person(
        AccountId id,
        String username,
        String domain,
        String name,
        String summaryHtml,
        @Nullable Long avatarMedia,
        Role role,
        AccountState state,
        Instant joined) {

    /// What pages call them: the display name, or else the user name.
    public String displayName() {
        return name.isEmpty() ? username : name;
    }

    public boolean local() {
        return domain.isEmpty();
    }

    /// `name` for people of this instance, `name@domain` for others.
    public String handle() {
        return local() ? username : username + "@" + domain;
    }

    public String path() {
        return "/user/" + handle();
    }

    public Optional<Long> avatar() {
        return Optional.ofNullable(avatarMedia);
    }
}
