package social.lindworm.cli;

import java.util.Locale;
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

    /// Says why nothing was done.
    final int refuse(String reason) {
        err().println(reason);
        return NOT_DONE;
    }

    final String text(Features features, Message message) {
        return features.text(Locale.ENGLISH, message);
    }
}
