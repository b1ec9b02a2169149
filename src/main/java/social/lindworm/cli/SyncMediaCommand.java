package social.lindworm.cli;

import picocli.CommandLine.Command;

@Command(
        name = "sync_media",
        description = "copy what the store in use does not have yet of images/, whichever store that is",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every file is proved to be in the store", "1:some are not", "3:the settings are wrong"},
        footer = {
            "",
            "For after the switch to any store by STORAGE_URL. Nothing is deleted, here or there. Between two other stores",
            "./bw-dev storage migrate moves pictures."
        })
final class SyncMediaCommand extends MediaCopyCommand {

    SyncMediaCommand() {
        super(MediaTarget.LEADING);
    }
}
