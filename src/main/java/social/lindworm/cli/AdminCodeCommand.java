package social.lindworm.cli;

import picocli.CommandLine.Command;
import social.lindworm.app.Instance;
import social.lindworm.site.Sites;

@Command(name = "admin_code", description = "print the code that the set-up page asks for, and nothing else")
final class AdminCodeCommand extends InstanceCommand {

    @Override
    int run(Instance instance) {
        out().println(new Sites(instance.database(), instance.clock()).adminCode());
        return 0;
    }
}
