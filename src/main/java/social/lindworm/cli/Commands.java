package social.lindworm.cli;

import java.util.List;

/// Every command there is, in the order in which it is listed.
final class Commands {

    private Commands() {}

    static List<CommandGroup> groups() {
        return List.of(
                new CommandGroup(
                        "Run a server",
                        List.of(new UpCommand(), new DownCommand(), new StatusCommand(), new LogsCommand())),
                new CommandGroup(
                        "Set it up",
                        List.of(
                                new SetupCommand(),
                                new CreateSecretsCommand(),
                                new MigrateCommand(),
                                new InitDbCommand(),
                                new AdminCodeCommand(),
                                new DemoCommand())),
                new CommandGroup(
                        "People",
                        List.of(new CreateUserCommand(), new ConfirmEmailCommand(), new RemoveSecondFactorCommand())),
                new CommandGroup("Books", List.of(new ImportBooksCommand(), new ReindexCommand())),
                new CommandGroup(
                        "Files in a bucket or another store",
                        List.of(
                                new CopyMediaToS3Command(),
                                new SyncMediaToS3Command(),
                                new CopyMediaToAzureCommand(),
                                new SyncMediaToAzureCommand(),
                                new SyncMediaCommand(),
                                new SetCorsToS3Command(),
                                new StorageCommand())),
                new CommandGroup(
                        "Keep it well",
                        List.of(
                                new CheckCommand(),
                                new BackupCommand(),
                                new RestoreCommand(),
                                new CollectStaticCommand(),
                                new GenerateThumbnailsCommand())));
    }
}
