package social.lindworm.cli;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import social.lindworm.app.Logging;
import social.lindworm.app.StoreWiring;
import social.lindworm.config.Config;
import social.lindworm.config.S3Provider;
import social.lindworm.storage.check.CheckLine;
import social.lindworm.storage.check.CheckOrder;
import social.lindworm.storage.check.StorageCheck;
import social.lindworm.web.Languages;
import social.lindworm.web.Messages;

@Command(
        name = "check",
        description = "try every place for files out with a throw-away file, and say what to change",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing failed (there may be warnings)", "1:something failed", "3:the settings are wrong"},
        footer = {
            "",
            "The bucket is tried as soon as the AWS_* keys are filled in, also before USE_S3=true; so is the container",
            "of the AZURE_* keys. URL is what STORAGE_URL takes; its options may be settings that begin with",
            "STORAGE_TO_."
        })
final class StorageCheckCommand extends ToolCommand {

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "judge the settings by its rules too: aws, scaleway, digitalocean, linode, backblaze,"
                    + " cloudflare, ovh, google, minio, ceph, garage")
    private String provider = "";

    @Option(names = "--quick", description = "leave out the file that is sent in parts")
    private boolean quick;

    @Option(names = "--place", paramLabel = "URL", description = "try only this store, before it is used")
    private Optional<String> url = Optional.empty();

    @Spec
    private CommandSpec self;

    private final Messages texts = Objects.requireNonNull(Messages.load().get(Languages.ENGLISH));
    private final Map<CheckLine.Grade, Integer> counts = new EnumMap<>(CheckLine.Grade.class);
    private Optional<CheckLine.Place> place = Optional.empty();

    @Override
    public Integer call() {
        Logging.toTerminal("ERROR");
        Optional<S3Provider> rules = rules();
        Config config = config();
        CheckOrder order = new CheckOrder(config.web().origin(), !quick, rules);
        Clock clock = Clock.systemUTC();
        StorageCheck check = new StorageCheck(config.storage(), order, place -> StoreWiring.open(place, clock), clock);
        if (url.isPresent()) {
            check.tryOut(Config.storageAt(config.home(), System.getenv(), "--place", url.get()), this::tell);
        } else {
            check.run(this::tell);
        }
        int failed = count(CheckLine.Grade.FAILED);
        out().println(count(CheckLine.Grade.OK) + " ok, " + failed + " failed, " + count(CheckLine.Grade.WARNING)
                + " warnings, " + count(CheckLine.Grade.SKIPPED) + " skipped");
        return failed == 0 ? 0 : 1;
    }

    private Optional<S3Provider> rules() {
        Optional<S3Provider> named = S3Provider.named(provider);
        if (named.isEmpty() && !provider.isEmpty()) {
            throw new ParameterException(
                    self.commandLine(), "no provider of the name " + provider + " is known; leave --provider out");
        }
        return named;
    }

    private void tell(CheckLine line) {
        if (!place.equals(Optional.of(line.place()))) {
            place = Optional.of(line.place());
            out().println(heading(line.place()));
        }
        counts.merge(line.grade(), 1, Integer::sum);
        Finding finding = new Finding(
                grade(line.grade()),
                line.step().word(),
                line.place().named(texts.text(line.seen())),
                line.advice().map(texts::text).map(line.place()::named).orElse(""));
        out().println(finding.line());
        out().flush();
    }

    private static String heading(CheckLine.Place place) {
        return switch (place) {
            case FOLDER -> "The media folder";
            case BUCKET -> "The bucket of AWS_STORAGE_BUCKET_NAME";
            case CONTAINER -> "The container of AZURE_CONTAINER";
            case STORE -> "The store of STORAGE_URL";
            case STATICS -> "The store for static files, STATIC_STORAGE_URL";
            case MIRROR -> "The mirror, MIRROR_STORAGE_URL";
            case REMOTE -> "The store for pictures fetched from elsewhere, REMOTE_STORAGE_URL";
            case EXPORTS -> "The store for exports";
            case OLD_EXPORTS -> "The store that exports were in before, OLD_EXPORTS_STORAGE_URL";
            case TRIED -> "The store that is tried";
        };
    }

    private static Finding.Grade grade(CheckLine.Grade grade) {
        return switch (grade) {
            case OK -> Finding.Grade.OK;
            case WARNING -> Finding.Grade.WARNING;
            case FAILED -> Finding.Grade.FAILED;
            case SKIPPED -> Finding.Grade.SKIPPED;
        };
    }

    private int count(CheckLine.Grade grade) {
        return counts.getOrDefault(grade, 0);
    }
}
