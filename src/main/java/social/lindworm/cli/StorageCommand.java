package social.lindworm.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "storage",
        description = "look at the places where files are kept",
        subcommands = {
            StorageCheckCommand.class,
            StorageStatusCommand.class,
            StorageVerifyCommand.class,
            StorageHealCommand.class,
            StorageMigrateCommand.class
        })
final class StorageCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return spec.exitCodeOnInvalidInput();
    }
}
