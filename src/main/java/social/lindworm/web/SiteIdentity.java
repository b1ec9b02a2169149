package social.lindworm.web;

import java.util.Optional;

/// What every page shows of the instance; the site feature provides it.
///
/// @param logoUrl path of the instance's own logo, if it has one
/// @param accent the accent colour as `#rrggbb`, if the instance chose one
/// @param installMode whether nobody has set the instance up yet: then every page leads to `/setup`
public record SiteIdentity(
        String name, String tagline, Optional<String> logoUrl, Optional<String> accent, boolean installMode) {}
