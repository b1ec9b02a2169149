package social.lindworm.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.s3.CorsRule;
import social.lindworm.storage.s3.S3Bucket;

@Command(
        name = "set_cors_to_s3",
        description = "let pages of these origins use fonts and scripts of the bucket; says nothing when it worked",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the rules are set", "1:they are not", "3:the settings are wrong"})
final class SetCorsToS3Command extends ToolCommand {

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            defaultValue = "cors.json",
            description = "rules as JSON, as `aws s3api put-bucket-cors` takes them (${DEFAULT-VALUE})")
    private Path file = Path.of("cors.json");

    @Override
    public Integer call() {
        StorageConfig.S3 bucket = config().storage().s3().require();
        List<CorsRule> rules;
        try {
            rules = CorsFile.read(file);
        } catch (CorsFile.Unusable e) {
            err().println(e.getMessage());
            return 1;
        }
        try (S3Bucket there = new S3Bucket(bucket, Clock.systemUTC())) {
            there.putCors(rules);
        }
        return 0;
    }
}
