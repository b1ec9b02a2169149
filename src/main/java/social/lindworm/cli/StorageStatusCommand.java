package social.lindworm.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;
import social.lindworm.app.Ends;
import social.lindworm.app.Instance;
import social.lindworm.app.MirrorWiring;
import social.lindworm.app.StorageCareWiring;
import social.lindworm.app.Stores;
import social.lindworm.common.Message;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.MediaInventory;
import social.lindworm.media.MirrorRun;
import social.lindworm.media.MirrorRuns;
import social.lindworm.transfer.export.Exports;
import social.lindworm.web.Languages;
import social.lindworm.web.Messages;

@Command(name = "status", description = "count files and bytes of each kind, and where they lie, by the database alone")
final class StorageStatusCommand extends InstanceCommand {

    @Override
    int run(Instance instance) {
        MediaInventory.Contents contents = new MediaInventory(instance.database()).contents();
        contents.amounts().forEach(amount -> row(name(amount), amount.objects(), amount.bytes()));
        row("total", contents.objects(), contents.bytes());
        Exports.Amount exports = Exports.kept(instance.database());
        row("exports, kept apart", exports.archives(), exports.bytes());
        instance.config()
                .storage()
                .exportsBefore()
                .map(StorageConfig::place)
                .ifPresent(before -> out().println("exports made before are in " + Ends.shown(before)
                        + ", until their time is over (OLD_EXPORTS_STORAGE_URL)"));
        out().println();
        contents.places().forEach(lying -> out().println(count(lying.pictures()) + where(instance, lying)));
        out().println(count(contents.waiting()) + " on their way, " + count(contents.broken()) + " could not be made");
        if (contents.resting() > 0) {
            out().println(count(contents.resting()) + " rest without files until somebody asks for them"
                    + " (REMOTE_MEDIA_DAYS)");
        }
        tellOfLeading(instance, Stores.leading(instance), contents);
        long leaving = contents.leaving().pictures();
        if (leaving > 0) {
            out().println(count(leaving) + " pictures that nobody uses, "
                    + Size.of(contents.leaving().bytes()) + ", go when their time is over (MEDIA_GRACE_DAYS)");
        }
        MirrorWiring.place(instance).ifPresent(mirror -> tell(instance, mirror));
        StorageCareWiring.alarms(instance)
                .now()
                .forEach(alarm -> out().println((alarm.urgent() ? "warning: " : "notice: ") + english(alarm.text())));
        return 0;
    }

    /// Who only takes the bucket out of the settings is served from the folder, whatever the ledger says.
    private void tellOfLeading(Instance instance, StorageConfig place, MediaInventory.Contents contents) {
        long elsewhere = contents.notAt(place.place());
        if (!place.place().isEmpty()) {
            out().println(
                            elsewhere == 0
                                    ? "all pictures are in " + name(place)
                                    : count(elsewhere) + " pictures are not brought over yet: "
                                            + command(instance, place));
        } else if (elsewhere > 0) {
            out().println("the settings name the folder, and no store for those " + count(elsewhere)
                    + " pictures; ./bw-dev storage verify tells which of them the folder has");
        }
    }

    private static String where(Instance instance, MediaInventory.Lying lying) {
        if (!lying.apart()) {
            return " pictures in "
                    + (lying.place().isEmpty()
                            ? "the folder " + instance.config().home().media()
                            : lying.place());
        }
        boolean inUse = instance.config()
                .storage()
                .remote()
                .map(own -> own.images().place())
                .filter(lying.place()::equals)
                .isPresent();
        return " fetched pictures in " + lying.place()
                + (inUse ? "" : ", which REMOTE_STORAGE_URL does not name; they are fetched again when somebody asks");
    }

    private void tell(Instance instance, StorageConfig mirror) {
        Optional<MirrorRun> last = new MirrorRuns(instance.database(), instance.clock()).last(mirror.place());
        out().println("the mirror " + Ends.shown(mirror.place()) + ": "
                + last.map(this::told).orElse("not compared yet; a running server begins within a minute"));
    }

    private String told(MirrorRun run) {
        if (run.ended().isEmpty()) {
            return "being compared since " + run.begun();
        }
        MirrorRun.Found found = run.found();
        String seen = count(found.files()) + " files in both, " + Size.of(found.bytes()) + "; " + count(found.failed())
                + " could not be brought there";
        String lost =
                found.lost() == 0 ? "" : "; " + count(found.lost()) + " are only there any more: ./bw-dev storage heal";
        return run.problem()
                .map(why -> "could not be compared at " + run.ended().get() + ": " + english(why))
                .orElseGet(() -> "compared at " + run.ended().get() + ": " + seen + lost);
    }

    private static String english(Message text) {
        return Objects.requireNonNull(Messages.load().get(Languages.ENGLISH)).text(text);
    }

    private static String name(StorageConfig place) {
        return place instanceof StorageConfig.S3 ? "the bucket" : place.place();
    }

    /// What brings stragglers out of the folder of this machine: BookWyrm's command knows the bucket of its keys only.
    private static String command(Instance instance, StorageConfig place) {
        boolean ofTheKeys = instance.config()
                .storage()
                .s3()
                .place()
                .map(bucket -> bucket.images().place())
                .filter(place.place()::equals)
                .isPresent();
        return ofTheKeys ? "./bw-dev sync_media_to_s3" : "./bw-dev sync_media";
    }

    private static String name(MediaInventory.Amount amount) {
        String kind = amount.kind().name().toLowerCase(Locale.ROOT) + "s";
        return (amount.cached() ? "fetched " : "") + (amount.copies() ? "thumbnails of " + kind : kind);
    }

    private void row(String name, long objects, long bytes) {
        out().println(String.format(Locale.ROOT, "%-32s %,12d files %14s", name, objects, Size.of(bytes)));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
