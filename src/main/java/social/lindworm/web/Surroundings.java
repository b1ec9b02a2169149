package social.lindworm.web;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// What all pages of one instance share. Thread-safe.
///
/// @param origin `https://books.example`
/// @param languages the texts of every language of [Languages#ALL]
/// @param siteNow asked once per page; must be quick
public record Surroundings(
        String origin, Map<Locale, Messages> languages, AssetUrls assets, Supplier<SiteIdentity> siteNow) {

    public Surroundings {
        languages = Map.copyOf(languages);
    }

    /// The texts of a language of ours.
    public Messages messages(Locale locale) {
        Messages messages = languages.get(locale);
        return messages == null ? Objects.requireNonNull(languages.get(Languages.ENGLISH)) : messages;
    }

    SiteIdentity site() {
        return siteNow.get();
    }
}
