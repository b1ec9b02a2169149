package social.lindworm.app;

import java.util.List;
import java.util.Optional;
import social.lindworm.media.MediaId;
import social.lindworm.media.MediaLibrary;
import social.lindworm.site.Prose;
import social.lindworm.site.Site;
import social.lindworm.web.SiteIdentity;
import social.lindworm.web.view.Picture;

/// Makes of the settings what every page shows of them. Asked once per page, so it remembers the footer it has made.
/// Thread-safe.
final class SiteFace {

    private static final int SMALL_LOGO_PIXELS = 72;
    private static final int LOGO_PIXELS = 200;

    private final MediaLibrary pictures;
    private volatile Footer footer = new Footer("", "");

    SiteFace(MediaLibrary pictures) {
        this.pictures = pictures;
    }

    private record Footer(String source, String html) {}

    SiteIdentity identity(Site site) {
        Site.Look look = site.look();
        return new SiteIdentity(
                site.identity().name(),
                site.identity().tagline(),
                new SiteIdentity.Look(
                        url(look.logo(), LOGO_PIXELS),
                        url(look.smallLogo().or(look::logo), SMALL_LOGO_PIXELS),
                        look.favicon().flatMap(this::favicon),
                        look.accentColour()),
                footer(site.texts().footer()),
                site.installMode());
    }

    private Optional<String> url(Optional<Long> picture, int pixels) {
        return picture.flatMap(id -> pictures.url(new MediaId(id), pixels));
    }

    /// Not in WebP: what asks for it is not always a browser.
    private Optional<SiteIdentity.Favicon> favicon(long id) {
        return Optional.ofNullable(pictures.pictures(List.of(id)).get(id))
                .map(Picture::jpeg)
                .map(files -> new SiteIdentity.Favicon(
                        files.getFirst().url(), files.getLast().url()));
    }

    private String footer(String source) {
        Footer known = footer;
        if (!known.source().equals(source)) {
            known = new Footer(source, source.isBlank() ? "" : Prose.html(source));
            footer = known;
        }
        return known.html();
    }
}
