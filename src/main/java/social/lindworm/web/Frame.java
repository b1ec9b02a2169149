package social.lindworm.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import social.lindworm.common.Message;

/// What every page needs around its own content: texts in the reader's language, who is looking, where files are. One
/// request's own.
public final class Frame {

    private final Surroundings surroundings;
    private final Messages messages;
    private final Viewer viewer;
    private final String path;
    private final Optional<Message> flash;

    Frame(Surroundings surroundings, Viewer viewer, String path, Optional<Message> flash) {
        this.surroundings = surroundings;
        this.messages = surroundings.messages(viewer.locale());
        this.viewer = viewer;
        this.path = path;
        this.flash = flash;
    }

    /// The text of a key in the reader's language.
    public String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    public String text(Message message) {
        return messages.text(message);
    }

    public Viewer viewer() {
        return viewer;
    }

    public SiteIdentity site() {
        return surroundings.site();
    }

    public Locale locale() {
        return viewer.locale();
    }

    /// For the `lang` attribute, such as `pt-BR`.
    public String lang() {
        return viewer.locale().toLanguageTag();
    }

    /// For the `dir` attribute.
    public String dir() {
        return com.ibm.icu.util.ULocale.forLocale(viewer.locale()).isRightToLeft() ? "rtl" : "ltr";
    }

    /// `auto`, `light` or `dark`.
    public String theme() {
        return viewer.theme().name().toLowerCase(Locale.ROOT);
    }

    /// The address of a static file, such as `css/base.css`.
    public String asset(String logicalPath) {
        return surroundings.assets().url(logicalPath);
    }

    /// This page's path and query, for coming back to it.
    public String path() {
        return path;
    }

    /// Whether this page is at or below a path of the menu.
    public boolean within(String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/") || path.startsWith(prefix + "?");
    }

    /// The absolute address of a path, for feeds, mails and previews.
    public String absolute(String localPath) {
        return surroundings.origin() + localPath;
    }

    /// What the last action has to say, once.
    public Optional<Message> flash() {
        return flash;
    }

    public String number(long number) {
        return com.ibm.icu.text.NumberFormat.getIntegerInstance(viewer.locale()).format(number);
    }

    /// As people say it: `3 November 2026`.
    public String date(Instant instant) {
        return date(LocalDate.ofInstant(instant, zone()));
    }

    public String date(LocalDate date) {
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(viewer.locale()));
    }

    /// Date and time to the minute in the reader's zone.
    public String dateTime(Instant instant) {
        return ZonedDateTime.ofInstant(instant, zone())
                .format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(viewer.locale()));
    }

    /// For `datetime` attributes.
    public String iso(Instant instant) {
        return instant.toString();
    }

    public ZoneId zone() {
        return viewer.zone();
    }
}
