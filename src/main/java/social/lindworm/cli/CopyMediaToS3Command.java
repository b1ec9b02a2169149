package social.lindworm.cli;

import picocli.CommandLine.Command;

@Command(
        name = "copy_media_to_s3",
        description = "copy everything under images/ to the bucket and prove it there; run again, it goes on",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every file is proved to be in the bucket", "1:some are not", "3:the settings are wrong"},
        footer = {
            "",
            "The server may run meanwhile. USE_S3=true is set only afterwards; what is uploaded in between is brought",
            "by sync_media_to_s3. Nothing is deleted, here or there."
        })
final class CopyMediaToS3Command extends MediaCopyCommand {

    CopyMediaToS3Command() {
        super(MediaTarget.S3);
    }
}
