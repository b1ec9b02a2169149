package social.lindworm.web.style;

import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import social.lindworm.web.Messages;
import social.lindworm.web.Permission;
import social.lindworm.web.SiteIdentity;
import social.lindworm.web.Surroundings;
import social.lindworm.web.TestWeb;
import social.lindworm.web.Theme;
import social.lindworm.web.Viewer;
import social.lindworm.web.WebServer;
import social.lindworm.web.assets.Assets;
import social.lindworm.web.assets.InstanceFiles;

/// Serves `/style` alone, for looking at components while changing them: no database, and any session cookie signs in.
public final class StylePreview {
    private StylePreview() {}

    public static void main(String[] args) throws Exception {
        start(Integer.parseInt(args[0]), args.length > 1 ? Optional.of(args[1]) : Optional.empty());
    }

    static WebServer start(int port, Optional<String> accent) throws java.io.IOException {
        var config = TestWeb.config(port);
        Assets assets = Assets.load("/static/");
        var site = new SiteIdentity("Lindworm", "A house for readers", Optional.empty(), accent, false);
        var surroundings = new Surroundings(config.origin(), Messages.load(), assets::url, () -> site);
        return WebServer.start(
                config,
                surroundings,
                (token, locale) -> Optional.of(new Viewer(
                        1,
                        "ged",
                        "Ged of Gont",
                        Optional.empty(),
                        EnumSet.allOf(Permission.class),
                        locale,
                        config.zone(),
                        Theme.AUTO,
                        1)),
                List.of(new InstanceFiles(assets), new StylePage()),
                Files.createTempDirectory("style-preview"));
    }
}
