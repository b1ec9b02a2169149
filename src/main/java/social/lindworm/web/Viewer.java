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
/// @param errand what they are led to before other pages
public record Viewer(
        long accountId,
        String localname,
        String displayName,
        Optional<String> avatarUrl,
        Set<Permission> permissions,
        Locale locale,
        ZoneId zone,
        Theme theme,
        long sessionId,
        Optional<Errand> errand) {

    public Viewer {
        permissions = Set.copyOf(permissions);
    }

    /// Of whom nothing is asked.
    public Viewer(
            long accountId,
            String localname,
            String displayName,
            Optional<String> avatarUrl,
            Set<Permission> permissions,
            Locale locale,
            ZoneId zone,
            Theme theme,
            long sessionId) {
        this(
                accountId,
                localname,
                displayName,
                avatarUrl,
                permissions,
                locale,
                zone,
                theme,
                sessionId,
                Optional.empty());
    }

    /// A page that comes before others.
    ///
    /// @param binding whether nothing else may be done before; else only pages lead there, and what is sent goes on
    public record Errand(String path, boolean binding) {}

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
