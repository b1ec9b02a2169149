package social.lindworm.account;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.db.Database;
import social.lindworm.site.Prose;
import social.lindworm.web.Theme;

/// What people show of themselves and how they like their pages. Thread-safe.
public final class Profiles {

    public static final int MAX_DISPLAY_NAME = 100;
    public static final int MAX_SUMMARY = 5_000;

    private final Database database;
    private final Clock clock;
    private final Avatars avatars;

    Profiles(Database database, Clock clock, Avatars avatars) {
        this.database = database;
        this.clock = clock;
        this.avatars = avatars;
    }

    /// @param summary Markdown
    /// @param language tag, empty to follow the browser
    /// @param zone empty to follow the site
    public record Settings(String displayName, String summary, String language, Theme theme, String zone) {}

    public Settings of(AccountId account) {
        return database.read(handle -> handle.createQuery(
                        "select display_name, summary, language, theme, zone from account where id = :id")
                .bind("id", account.value())
                .map((row, context) -> new Settings(
                        row.getString("display_name"),
                        row.getString("summary"),
                        row.getString("language"),
                        Theme.valueOf(row.getString("theme")),
                        row.getString("zone")))
                .one());
    }

    public void change(AccountId account, Settings settings) {
        String html = Prose.html(settings.summary());
        database.change(handle -> handle.createUpdate("""
                        update account set display_name = :name, summary = :summary, summary_html = :html,
                            language = :language, theme = :theme, zone = :zone, updated_at = :now
                        where id = :id
                        """)
                .bind("name", settings.displayName())
                .bind("summary", settings.summary())
                .bind("html", html)
                .bind("language", settings.language())
                .bind("theme", settings.theme())
                .bind("zone", settings.zone())
                .bind("now", clock.instant())
                .bind("id", account.value())
                .execute());
    }

    /// Shows a picture that [Avatars#keep] has taken in; the one before goes away.
    public void changeAvatar(AccountId account, long media) {
        replaceAvatar(account, media);
    }

    public void removeAvatar(AccountId account) {
        replaceAvatar(account, null);
    }

    private void replaceAvatar(AccountId account, @Nullable Long media) {
        Optional<Long> before = database.write(handle -> {
            Optional<Long> old = AccountStore.find(handle, account).flatMap(Person::avatar);
            setAvatar(handle, account, media);
            return old;
        });
        before.filter(old -> !old.equals(media)).ifPresent(avatars::discard);
    }

    private void setAvatar(Handle handle, AccountId account, @Nullable Long media) {
        handle.createUpdate("update account set avatar_media = :media, updated_at = :now where id = :id")
                .bind("media", media)
                .bind("now", clock.instant())
                .bind("id", account.value())
                .execute();
    }
}
