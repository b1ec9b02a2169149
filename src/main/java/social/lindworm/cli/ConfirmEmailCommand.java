package social.lindworm.cli;

import picocli.CommandLine.Command;
import social.lindworm.account.Person;
import social.lindworm.app.Features;

@Command(name = "confirm_email", description = "let somebody in whose confirmation mail did not arrive")
final class ConfirmEmailCommand extends PersonCommand {

    @Override
    int run(Features features, Person person) {
        if (features.people().confirmations().confirmByHand(person.id())) {
            out().println(person.username() + " can sign in now");
            return 0;
        }
        return refuse(person.username() + " is not waiting for a confirmation; nothing was changed");
    }
}
