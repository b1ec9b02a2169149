package social.lindworm.cli;

import picocli.CommandLine.Command;

@Command(
        name = "sync_media_to_s3",
        description = "copy to the bucket what it does not have yet of images/, and nothing else",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every file is proved to be in the bucket", "1:some are not", "3:the settings are wrong"},
        footer = {
            "",
            "For after the switch to USE_S3=true. It does the same as copy_media_to_s3, which too leaves alone what is",
            "there with the same content."
        })
final class SyncMediaToS3Command extends MediaCopyCommand {

    SyncMediaToS3Command() {
        super(MediaTarget.S3);
    }
}
