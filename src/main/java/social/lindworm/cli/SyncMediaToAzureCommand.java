package social.lindworm.cli;

import picocli.CommandLine.Command;

@Command(
        name = "sync_media_to_azure",
        description = "copy to the container what it does not have yet of images/, and nothing else",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every file is proved to be in the container", "1:some are not", "3:the settings are wrong"},
        footer = {
            "",
            "For after the switch to USE_AZURE=true. It does the same as copy_media_to_azure, which too leaves alone what is",
            "there with the same content."
        })
final class SyncMediaToAzureCommand extends MediaCopyCommand {

    SyncMediaToAzureCommand() {
        super(MediaTarget.AZURE);
    }
}
