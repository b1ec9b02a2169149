package social.lindworm.cli;

import java.util.Locale;
import java.util.Optional;
import social.lindworm.account.Person;
import social.lindworm.app.Features;
import social.lindworm.app.Instance;
import social.lindworm.common.Message;

/// A command about people of this instance.
abstract class PeopleCommand extends InstanceCommand {

    private static final int NOT_DONE = 1;

    abstract int run(Features features);

    @Override
    final int run(Instance instance) {
        try (Features features = new Features(instance)) {
            return run(features);
        }
    }

    /// The person of a name; tells when there is none.
    final Optional<Person> person(Features features, String name) {
        Optional<Person> person = features.people().accounts().named(name).filter(Person::local);
        if (person.isEmpty()) {
            err().println("there is nobody called " + name + " here");
        }
        return person;
    }

    /// Says why nothing was done.
    final int refuse(String reason) {
        err().println(reason);
        return NOT_DONE;
    }

    final String text(Features features, Message message) {
        return features.text(Locale.ENGLISH, message);
    }
}
