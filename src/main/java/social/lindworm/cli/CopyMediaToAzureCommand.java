package social.lindworm.cli;

import picocli.CommandLine.Command;

@Command(
        name = "copy_media_to_azure",
        description = "the same to the container of the AZURE_* keys",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every file is proved to be in the container", "1:some are not", "3:the settings are wrong"},
        footer = {
            "",
            "Everything under images/ is copied and proved there; run again, it goes on. The server may run meanwhile.",
            "USE_AZURE=true is set only afterwards; what is uploaded in between is brought by sync_media_to_azure. Nothing is",
            "deleted, here or there."
        })
final class CopyMediaToAzureCommand extends MediaCopyCommand {

    CopyMediaToAzureCommand() {
        super(MediaTarget.AZURE);
    }
}
