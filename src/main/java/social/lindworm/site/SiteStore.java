package social.lindworm.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The one row of `site`.
final class SiteStore {

    private static final String FIRST_NAME = "Lindworm";

    private SiteStore() {}

    record Stored(long version, Site site) {}

    static Optional<Long> version(Handle handle) {
        return handle.createQuery("select version from site where id = 1")
                .mapTo(Long.class)
                .findOne();
    }

    static Optional<Stored> find(Handle handle) {
        return handle.createQuery("""
                        select version, name, tagline, short_description, description, code_of_conduct, privacy_policy,
                            logo_media, small_logo_media, favicon_media, footer, accent, registration, closed_text,
                            invite_request_text, invite_question, confirm_email, default_role, exports_offered,
                            export_hours, export_days, install_mode
                        from site where id = 1
                        """)
                .map((row, context) -> new Stored(row.getLong("version"), site(row)))
                .findOne();
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(
                new Site.Identity(
                        row.getString("name"),
                        row.getString("tagline"),
                        row.getString("short_description"),
                        row.getString("description")),
                new Site.Texts(
                        row.getString("code_of_conduct"), row.getString("privacy_policy"), row.getString("footer")),
                new Site.Look(
                        media(row, "logo_media"),
                        media(row, "small_logo_media"),
                        media(row, "favicon_media"),
                        row.getString("accent")),
                new Site.Registration(
                        RegistrationMode.valueOf(row.getString("registration")),
                        row.getString("closed_text"),
                        row.getString("invite_request_text"),
                        row.getString("invite_question"),
                        row.getBoolean("confirm_email"),
                        Role.valueOf(row.getString("default_role"))),
                new Site.Exports(
                        row.getBoolean("exports_offered"), row.getInt("export_hours"), row.getInt("export_days")),
                row.getBoolean("install_mode"));
    }

    private static @Nullable Long media(ResultSet row, String column) throws SQLException {
        long media = row.getLong(column);
        return row.wasNull() ? null : media;
    }

    /// Writes the first settings where there are none yet; two processes starting at once write one.
    static void create(Handle handle, String adminCode) {
        handle.createUpdate("""
                        insert into site (id, version, name, tagline, short_description, description, code_of_conduct,
                            privacy_policy, logo_media, accent, registration, closed_text, invite_request_text,
                            invite_question, confirm_email, default_role, install_mode, admin_code)
                        values (1, 1, :name, '', '', '', '', '', null, null, 'OPEN', '', '', '', true, 'EDITOR', true, :code)
                        on conflict (id) do nothing
                        """)
                .bind("name", FIRST_NAME)
                .bind("code", adminCode)
                .execute();
    }

    static void change(Handle handle, Site.Identity identity) {
        handle.createUpdate("""
                        update site set version = version + 1, name = :name, tagline = :tagline,
                            short_description = :shortDescription, description = :description where id = 1
                        """).bindMethods(identity).execute();
    }

    static void change(Handle handle, Site.Texts texts) {
        handle.createUpdate("""
                        update site set version = version + 1, code_of_conduct = :codeOfConduct,
                            privacy_policy = :privacyPolicy, footer = :footer where id = 1
                        """).bindMethods(texts).execute();
    }

    static void change(Handle handle, Site.Look look) {
        handle.createUpdate("""
                        update site set version = version + 1, logo_media = :logoMedia,
                            small_logo_media = :smallLogoMedia, favicon_media = :faviconMedia, accent = :accent
                        where id = 1
                        """).bindMethods(look).execute();
    }

    static void change(Handle handle, Site.Registration registration) {
        handle.createUpdate("""
                        update site set version = version + 1, registration = :mode, closed_text = :closedText,
                            invite_request_text = :inviteRequestText, invite_question = :inviteQuestion,
                            confirm_email = :confirmEmail, default_role = :defaultRole where id = 1
                        """).bindMethods(registration).execute();
    }

    static void change(Handle handle, Site.Exports exports) {
        handle.createUpdate("""
                        update site set version = version + 1, exports_offered = :offered,
                            export_hours = :hoursBetween, export_days = :daysKept where id = 1
                        """).bindMethods(exports).execute();
    }

    static boolean endInstallMode(Handle handle) {
        return handle.execute(
                        "update site set version = version + 1, install_mode = false where id = 1 and install_mode")
                == 1;
    }

    static String adminCode(Handle handle) {
        return handle.createQuery("select admin_code from site where id = 1")
                .mapTo(String.class)
                .one();
    }
}
