package social.lindworm.app;

import java.util.Optional;
import social.lindworm.account.web.SetupPage;
import social.lindworm.config.Config;
import social.lindworm.db.Engine;

/// What the set-up page tells of the configuration.
final class SetupFacts {

    private SetupFacts() {}

    static SetupPage.Facts of(Config config, Engine engine) {
        String version = SetupFacts.class.getPackage().getImplementationVersion();
        return new SetupPage.Facts(
                config.web().origin(),
                Optional.ofNullable(version).orElse("-"),
                switch (engine) {
                    case SQLITE -> "SQLite";
                    case POSTGRESQL -> "PostgreSQL";
                },
                config.mail().smtp().map(smtp -> smtp.host() + ":" + smtp.port()),
                config.home().mail().toString(),
                config.web().https());
    }
}
