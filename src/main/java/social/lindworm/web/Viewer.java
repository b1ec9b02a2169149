package social.lindworm.web;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who is looking. A visitor has account id 0 and no permissions.
///
/// @param displayName what the pages call them
/// @param avatarUrl path of their small picture, if they have one
/// @param sessionId the session this visit belongs to, 0 for visitors
public record Viewer(
        long accountId,
        String localname,
        String displayName,
        Optional<String> avatarUrl,
        Set<Permission> permissions,
        Locale locale,
        ZoneId zone,
        Theme theme,
        long sessionId) {

    public Viewer {
        permissions = Set.copyOf(permissions);
    }

    public static Viewer visitor(Locale locale, ZoneId zone) {
        return new Viewer(0, "", "", Optional.empty(), Set.of(), locale, zone, Theme.AUTO, 0);
    }

    public boolean signedIn() {
        return accountId != 0;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    boolean passes(Access access) {
        return switch (access) {
            case Access.Anyone _ -> true;
            case Access.SignedIn _ -> signedIn();
            case Access.Holder holder -> may(holder.permission());
        };
    }
}
