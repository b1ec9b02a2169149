package social.lindworm.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.lindworm.app.Features;
import social.lindworm.app.Instance;
import social.lindworm.transfer.demo.Demo;

@Command(
        name = "demo",
        description = "fill this home with made-up people, real books and drawn pictures, to look around",
        footer = {
            "",
            "140 books come as facts from the goodbooks-10k dataset by Zygmunt Zając (CC BY-SA 4.0) and from general",
            "knowledge; the people and pictures are made up. In a home that is set up already nobody gets a role."
        })
final class DemoCommand extends InstanceCommand {

    @Option(names = "--yes", description = "do not ask before adding to a home that is in use")
    private boolean yes;

    @Override
    int run(Instance instance) throws Exception {
        try (Features features = new Features(instance)) {
            Demo demo = new Demo(new Demo.Needs(
                    features.sites(),
                    features.people(),
                    features.catalogue(),
                    features.media().library()));
            if (demo.isThere()) {
                out().println("the made-up people are here already; nothing was added");
                return 0;
            }
            if (!features.sites().current().installMode() && !agreed()) {
                err().println("Nothing was added: this home is in use. --yes adds to it all the same.");
                return 1;
            }
            fill(instance, demo);
        }
        return 0;
    }

    private void fill(Instance instance, Demo demo) throws Exception {
        Demo.Filled filled;
        try (ProgressLine progress = new ProgressLine("filling", out())) {
            filled = demo.fill(progress);
        }
        out().println(String.format(
                Locale.ROOT,
                "added %d people, %d books, %d covers; pictures show a moment after the server has started",
                filled.people(),
                filled.editions(),
                filled.covers()));
        out().println("sign in at " + instance.config().web().origin() + "/login as " + filled.first() + " with "
                + filled.password() + " (all of them have this password)");
    }

    private boolean agreed() {
        if (yes) {
            return true;
        }
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        return console.isPresent()
                && Objects.requireNonNullElse(
                                console.get()
                                        .readLine("This home is in use. Add made-up people and books to it? [y/N] "),
                                "")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("y");
    }
}
