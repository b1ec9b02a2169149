package social.lindworm.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.lindworm.account.Person;
import social.lindworm.app.Features;

@Command(name = "confirm_email", description = "let somebody in whose confirmation mail did not arrive")
final class ConfirmEmailCommand extends PeopleCommand {

    @Parameters(paramLabel = "NAME", description = "the user name")
    private String name = "";

    @Override
    int run(Features features) {
        Optional<Person> person = person(features, name);
        if (person.isEmpty()) {
            return 1;
        }
        if (features.people().confirmations().confirmByHand(person.get().id())) {
            out().println(person.get().username() + " can sign in now");
            return 0;
        }
        return refuse(person.get().username() + " is not waiting for a confirmation; nothing was changed");
    }
}
