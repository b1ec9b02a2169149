package social.lindworm.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.lindworm.app.Features;
import social.lindworm.app.Instance;
import social.lindworm.media.Thumbnails;

@Command(
        name = "generate_thumbnails",
        description = "make the smaller copies of pictures that lack them; exit code 1 if some could not be made")
final class GenerateThumbnailsCommand extends InstanceCommand {

    @Option(names = "--all", description = "also of pictures that have them already")
    private boolean all;

    @Override
    int run(Instance instance) {
        Thumbnails.Outcome outcome;
        try (Features features = new Features(instance);
                ProgressLine progress = new ProgressLine("thumbnails", out())) {
            outcome = features.media().thumbnails().generate(all, progress);
        }
        out().println(String.format(
                Locale.ROOT, "made the copies of %d pictures; %d could not be made", outcome.made(), outcome.failed()));
        return outcome.failed() == 0 ? 0 : 1;
    }
}
