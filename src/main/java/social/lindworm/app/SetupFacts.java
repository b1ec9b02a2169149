package social.lindworm.app;

import java.time.Clock;
import java.util.Optional;
import social.lindworm.account.web.SetupPage;
import social.lindworm.admin.web.InstanceFacts;
import social.lindworm.config.Config;
import social.lindworm.db.Engine;

/// What the set-up page and the admin's dashboard tell of the configuration.
final class SetupFacts {

    private SetupFacts() {}

    static SetupPage.Facts of(Config config, Engine engine) {
        return new SetupPage.Facts(
                config.web().origin(),
                version(),
                name(engine),
                mail(config),
                config.home().mail().toString(),
                config.web().https());
    }

    /// @param clock of this moment, when the server begins
    static InstanceFacts now(Config config, Engine engine, Clock clock) {
        return new InstanceFacts(
                config.web().origin(),
                version(),
                name(engine),
                mail(config),
                config.web().https(),
                clock.instant(),
                config.web().uploadLimit());
    }

    private static String version() {
        return Optional.ofNullable(SetupFacts.class.getPackage().getImplementationVersion())
                .orElse("-");
    }

    private static String name(Engine engine) {
        return switch (engine) {
            case SQLITE -> "SQLite";
            case POSTGRESQL -> "PostgreSQL";
        };
    }

    private static Optional<String> mail(Config config) {
        return config.mail().smtp().map(smtp -> smtp.host() + ":" + smtp.port());
    }
}
