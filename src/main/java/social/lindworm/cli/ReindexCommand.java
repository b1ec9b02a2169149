package social.lindworm.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import social.lindworm.app.Instance;
import social.lindworm.search.Search;

@Command(
        name = "reindex",
        description =
                "build the search index anew, beside the one in use; a running server takes it over within seconds")
final class ReindexCommand extends InstanceCommand {

    @Override
    int run(Instance instance) throws Exception {
        int entries;
        try (Search search =
                        new Search(instance.database(), instance.config().home().index(), instance.clock());
                ProgressLine progress = new ProgressLine("indexing", out())) {
            entries = search.rebuild(progress);
        }
        out().println(String.format(Locale.ROOT, "indexed %d works, authors and series", entries));
        return 0;
    }
}
