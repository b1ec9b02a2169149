package social.lindworm.config;

import java.time.Duration;
import java.time.ZoneId;

/// What signing in follows.
///
/// @param domain of this instance, as handles show it
/// @param origin what links in mails start with, without a slash at the end
/// @param sessionLifetime how long somebody stays signed in
/// @param codeWindow steps of thirty seconds that a one-time code may be early or late
/// @param zone for readers who chose none
public record AccountConfig(String domain, String origin, Duration sessionLifetime, int codeWindow, ZoneId zone) {

    public static final int MAX_CODE_WINDOW = 2;

    public AccountConfig {
        codeWindow = Math.clamp(codeWindow, 0, MAX_CODE_WINDOW);
    }
}
