package social.lindworm.cli;

import java.util.Optional;
import picocli.CommandLine.Parameters;
import social.lindworm.account.Person;
import social.lindworm.app.Features;

/// A command about one person, who is named.
abstract class PersonCommand extends PeopleCommand {

    @Parameters(paramLabel = "NAME", description = "the user name")
    private String name = "";

    abstract int run(Features features, Person person);

    @Override
    final int run(Features features) {
        Optional<Person> person = features.people().accounts().named(name).filter(Person::local);
        return person.isPresent() ? run(features, person.get()) : refuse("there is nobody called " + name + " here");
    }
}
