package social.lindworm.web;

import java.util.Optional;

/// What every page shows of the instance; the site feature provides it.
///
/// @param look its own pictures and colour, as far as it has any
/// @param footer harmless HTML below every page, empty without any
/// @param installMode whether nobody has set the instance up yet: then every page leads to `/setup`
public record SiteIdentity(String name, String tagline, Look look, String footer, boolean installMode) {

    /// Of an instance without pictures of its own.
    public SiteIdentity(
            String name, String tagline, Optional<String> logoUrl, Optional<String> accent, boolean installMode) {
        this(name, tagline, new Look(logoUrl, logoUrl, Optional.empty(), accent), "", installMode);
    }

    /// @param logo path of the logo where there is room
    /// @param smallLogo path of the one beside the name
    /// @param favicon path of the picture for the browser's tab
    /// @param accent the accent colour as `#rrggbb`
    public record Look(
            Optional<String> logo, Optional<String> smallLogo, Optional<Favicon> favicon, Optional<String> accent) {}

    /// @param small path of the size for tabs
    /// @param large path of the size for home screens
    public record Favicon(String small, String large) {}

    public Optional<String> accent() {
        return look.accent();
    }
}
