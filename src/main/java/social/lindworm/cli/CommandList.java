package social.lindworm.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/// The list that `./bw-dev` prints: every command on a line of its own, under its heading.
final class CommandList {

    private static final int NAME_WIDTH = 28;

    /// These belong to the script itself, since they need the sources rather than the program.
    private static final Map<String, String> OF_THE_SCRIPT = Map.of(
            "bench", "measure pages, search, start and memory",
            "format", "format the sources",
            "test", "prove the program: every test that needs no service");

    private CommandList() {}

    static String of(Help help, List<CommandGroup> groups) {
        StringBuilder list = new StringBuilder();
        for (CommandGroup group : groups) {
            list.append('\n').append(group.heading()).append('\n');
            for (Object command : group.commands()) {
                String name = command.getClass().getAnnotation(Command.class).name();
                CommandLine line = help.commandSpec().subcommands().get(name);
                if (line == null || line.getSubcommands().isEmpty()) {
                    row(list, name, description(line));
                } else {
                    line.getSubcommands().forEach((each, below) -> row(list, name + " " + each, description(below)));
                }
            }
        }
        list.append("\nWork on the program\n");
        OF_THE_SCRIPT.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> row(list, entry.getKey(), entry.getValue()));
        return list.append("\n./bw-dev help COMMAND tells more about one.\n").toString();
    }

    private static String description(@Nullable CommandLine line) {
        String[] description = line == null
                ? new String[0]
                : line.getCommandSpec().usageMessage().description();
        return description.length == 0 ? "" : description[0];
    }

    private static void row(StringBuilder list, String name, String description) {
        list.append("  ")
                .append(name)
                .repeat(' ', Math.max(2, NAME_WIDTH - name.length()))
                .append(description)
                .append('\n');
    }
}
