package social.lindworm.web;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// What all pages of one instance share. Thread-safe.
///
/// @param origin `https://books.example`
/// @param languages the texts of every language of [Languages#ALL]
/// @param siteNow asked once per page; must be quick
/// @param picturesFrom a further origin that pages load images from at present; asked with every answer, so it must be
/// quick and not fail
public record Surroundings(
        String origin,
        Map<Locale, Messages> languages,
        AssetUrls assets,
        Supplier<SiteIdentity> siteNow,
        Supplier<Optional<String>> picturesFrom) {

    public Surroundings {
        languages = Map.copyOf(languages);
    }

    /// Of pages that show no pictures from elsewhere.
    public Surroundings(
            String origin, Map<Locale, Messages> languages, AssetUrls assets, Supplier<SiteIdentity> siteNow) {
        this(origin, languages, assets, siteNow, Optional::empty);
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
