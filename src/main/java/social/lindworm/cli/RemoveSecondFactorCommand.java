package social.lindworm.cli;

import picocli.CommandLine.Command;
import social.lindworm.account.Person;
import social.lindworm.app.Features;

@Command(
        name = "remove_2fa",
        description = "turn off the second factor of somebody who lost their phone and their codes")
final class RemoveSecondFactorCommand extends PersonCommand {

    @Override
    int run(Features features, Person person) {
        if (!features.people().secondFactors().status(person.id()).enabled()) {
            return refuse(person.username() + " has no second factor; nothing was changed");
        }
        features.people().secondFactors().disable(person.id());
        out().println(person.username() + " signs in with the password alone now, and is told so by mail");
        return 0;
    }
}
