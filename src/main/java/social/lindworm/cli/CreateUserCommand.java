package social.lindworm.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.lindworm.account.Founding.Founder;
import social.lindworm.account.Founding.Outcome;
import social.lindworm.app.Features;
import social.lindworm.site.Role;

@Command(
        name = "createuser",
        description = {
            "make an account that can sign in at once",
            "The password is read from standard input, one line, and is not shown. Making an admin ends the set-up."
        })
final class CreateUserCommand extends PeopleCommand {

    @Option(names = "--username", required = true, paramLabel = "NAME", description = "the user name")
    private String username = "";

    @Option(names = "--email", required = true, paramLabel = "ADDRESS", description = "the e-mail address")
    private String email = "";

    @Option(
            names = "--role",
            defaultValue = "member",
            paramLabel = "ROLE",
            description = "admin, owner, moderator, editor or member (default)")
    private String role = "";

    @Override
    int run(Features features) {
        Optional<Role> wanted = role(role);
        if (wanted.isEmpty()) {
            return refuse("there is no role " + role + "; choose admin, owner, moderator, editor or member");
        }
        Founder founder = new Founder(username, email, password(), "");
        return switch (features.people().founding().create(founder, wanted.get())) {
            case Outcome.Founded _ -> {
                out().println("created " + username + " (" + role.toLowerCase(Locale.ROOT) + ")");
                yield 0;
            }
            case Outcome.Refused refused -> {
                refused.problems()
                        .forEach(problem -> err().println(problem.field() + ": " + text(features, problem.message())));
                yield 1;
            }
            case Outcome.TooLate _, Outcome.TooMany _ -> refuse("nothing was done; try again");
        };
    }

    private static Optional<Role> role(String text) {
        for (Role each : Role.values()) {
            if (each.name().equalsIgnoreCase(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// JDK 25 gives no console again when the input is a pipe (its release notes, JDK-8351435), which Error Prone does
    /// not know yet.
    @SuppressWarnings("SystemConsoleNull")
    private static String password() {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
