package social.lindworm.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.lindworm.account.Person;
import social.lindworm.app.Features;

@Command(
        name = "remove_2fa",
        description = "turn off the second factor of somebody who lost their phone and their codes")
final class RemoveSecondFactorCommand extends PeopleCommand {

    @Parameters(paramLabel = "NAME", description = "the user name")
    private String name = "";

    @Override
    int run(Features features) {
        Optional<Person> person = person(features, name);
        if (person.isEmpty()) {
            return 1;
        }
        if (!features.people().secondFactors().status(person.get().id()).enabled()) {
            return refuse(person.get().username() + " has no second factor; nothing was changed");
        }
        features.people().secondFactors().disable(person.get().id());
        out().println(person.get().username() + " signs in with the password alone now, and is told so by mail");
        return 0;
    }
}
