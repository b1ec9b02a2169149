package social.lindworm.web;

import java.util.Locale;
import java.util.Optional;

/// Tells who a session token belongs to; the account feature implements it.
@FunctionalInterface
public interface ViewerSource {

    /// @param token the cookie's value, as it came
    /// @param negotiated the language to use if the person chose none
    /// @return empty if the token is unknown, expired or revoked
    Optional<Viewer> viewer(String token, Locale negotiated);
}
