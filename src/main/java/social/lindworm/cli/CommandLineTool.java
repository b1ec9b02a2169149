package social.lindworm.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import social.lindworm.app.Moving;
import social.lindworm.common.AppException;
import social.lindworm.common.FileTrouble;
import social.lindworm.config.ConfigException;
import social.lindworm.web.Languages;
import social.lindworm.web.Messages;

/// Takes the command line apart and runs one command. [Commands] lists them.
public final class CommandLineTool {

    private static final int FAILED = 1;
    private static final int SETTINGS = 3;

    private final CommandLine commandLine;

    public CommandLineTool(PrintWriter out, PrintWriter err) {
        this(out, err, Thread::sleep);
    }

    /// @param pause how commands wait
    CommandLineTool(PrintWriter out, PrintWriter err, Moving.Pause pause) {
        commandLine = new CommandLine(new RootCommand(pause));
        List<CommandGroup> groups = Commands.groups();
        for (CommandGroup group : groups) {
            group.commands().forEach(commandLine::addSubcommand);
        }
        commandLine.addSubcommand(new RehearseCommand());
        commandLine.addSubcommand(new CommandLine.HelpCommand());
        // Only commands that are there already take these over.
        commandLine.setOut(out).setErr(err);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.getSubcommands().values().stream()
                .filter(command -> !command.getCommandName().equals("help"))
                .flatMap(command -> Stream.concat(Stream.of(command), command.getSubcommands().values().stream()))
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        commandLine.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST_HEADING, _ -> "");
        commandLine.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, help -> CommandList.of(help, groups));
        commandLine.setExecutionExceptionHandler((failure, line, _) -> failed(line.getErr(), failure));
        commandLine.setParameterExceptionHandler((wrong, arguments) -> misspelt(wrong));
    }

    /// @return the exit code
    public int run(String... arguments) {
        int code = commandLine.execute(withoutDjango(arguments));
        commandLine.getOut().flush();
        commandLine.getErr().flush();
        return code;
    }

    /// BookWyrm's form `runweb python manage.py X` means X.
    private static String[] withoutDjango(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        int runweb = words.indexOf("runweb");
        if (runweb < 0) {
            return arguments;
        }
        int manage = words.indexOf("manage.py");
        int from = manage < 0 ? runweb + 1 : manage + 1;
        List<String> plain = new java.util.ArrayList<>(words.subList(0, runweb));
        plain.addAll(words.subList(from, words.size()));
        return plain.toArray(String[]::new);
    }

    private static int failed(PrintWriter err, Exception failure) {
        switch (failure) {
            case ConfigException wrong -> {
                err.println("The settings need mending:");
                wrong.problems().forEach(problem -> err.println("  " + problem));
                return SETTINGS;
            }
            case AppException known -> err.println(english(known));
            default -> err.println("This did not work: " + reason(failure));
        }
        if (System.getenv("LINDWORM_TRACE") != null) {
            failure.printStackTrace(err);
        }
        return FAILED;
    }

    private static String english(AppException failure) {
        Messages texts = Objects.requireNonNull(Messages.load().get(Languages.ENGLISH));
        return texts.text(failure.shown());
    }

    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            cause = unchecked.getCause();
        }
        return FileTrouble.of(cause);
    }

    /// The word that stands where a command should, be it by itself or behind `help`.
    private static Optional<String> unknownCommand(CommandLine.ParameterException wrong) {
        if (wrong.getCommandLine().getParent() != null) {
            return Optional.empty();
        }
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unmatched.isUnknownOption()
                    ? Optional.empty()
                    : unmatched.getUnmatched().stream().findFirst();
        }
        return wrong.getArgSpec() == null ? Optional.ofNullable(wrong.getValue()) : Optional.empty();
    }

    private static int misspelt(CommandLine.ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandName();
        Optional<String> unknown = unknownCommand(wrong);
        err.println(unknown.map(word -> "There is no command " + word + ".").orElse(wrong.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(
                unknown.<CommandLine.ParameterException>map(
                                word -> new CommandLine.UnmatchedArgumentException(command, List.of(word)))
                        .orElse(wrong),
                err);
        err.println(
                name.equals("bw-dev")
                        ? "./bw-dev lists all commands."
                        : "./bw-dev help " + name + " shows how it is used.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
