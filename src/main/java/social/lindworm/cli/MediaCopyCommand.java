package social.lindworm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.app.Instance;
import social.lindworm.app.StoreWiring;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.MediaMove;
import social.lindworm.media.PublicFiles;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.check.Stranger;
import social.lindworm.storage.local.LocalStore;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.migrate.Proofs;

/// Brings the media folder into another store. The server may run, with or without that store.
abstract class MediaCopyCommand extends InstanceCommand {

    private final MediaTarget to;

    MediaCopyCommand(MediaTarget to) {
        this.to = to;
    }

    @Override
    int run(Instance instance) {
        StorageConfig target = to.images(instance);
        if (target.place().isEmpty()) {
            out().println("pictures are kept in " + instance.config().home().media()
                    + " itself: there is nothing to bring anywhere");
            return 0;
        }
        CopyOutcome outcome = copy(instance, target, out());
        if (outcome.complete() && outcome.copied() > 0) {
            instance.config().storage().linkedAt(target).ifPresent(base -> lookAtOne(instance, base));
        }
        return tell(outcome);
    }

    /// @param out where progress is shown
    static CopyOutcome copy(Instance instance, StorageConfig target, PrintWriter out) {
        try (ObjectStore local = folder(instance);
                ObjectStore there = StoreWiring.open(target, instance.clock());
                CopyLine line = CopyLine.begin(out, local)) {
            return new MediaMove(instance.database())
                    .run(
                            new MediaMove.End(local, ""),
                            new MediaMove.End(there, target.place()),
                            proofs(instance.config(), target),
                            line);
        }
    }

    private static ObjectStore folder(Instance instance) {
        return new LocalStore(instance.config().home().media(), instance.clock());
    }

    /// One file for each store, in the data folder.
    private static Proofs proofs(Config config, StorageConfig target) {
        String name = target.place().replaceAll("[^A-Za-z0-9.-]+", "_");
        return new Proofs(config.home().data().resolve("storage").resolve("copied-to-" + name));
    }

    private int tell(CopyOutcome outcome) {
        outcome.reasons().forEach(reason -> err().println("failed: " + reason));
        err().flush();
        out().println(String.format(
                Locale.ROOT,
                "copied %d files, %d bytes; %d already there; %d failed",
                outcome.copied(),
                outcome.bytes(),
                outcome.alreadyThere(),
                outcome.failed()));
        return outcome.complete() ? 0 : 1;
    }

    /// All files are proved to be there; whether readers may fetch them is another matter, and better known now than
    /// after the switch.
    private void lookAtOne(Instance instance, URI base) {
        Optional<ObjectInfo> one;
        try (ObjectStore local = folder(instance);
                Stream<ObjectInfo> all = local.list(KeyRange.ALL)) {
            one = all.filter(info -> PublicFiles.shows(info.key())).findFirst();
        }
        if (one.isEmpty()) {
            return;
        }
        URI address = URI.create(base + "/" + path(one.get()));
        String advice = "; ./bw-dev storage check tells what to change before " + to.switchedBy();
        try (Stranger stranger = new Stranger()) {
            Stranger.Answer answer = stranger.get(address);
            if (!answer.ok()) {
                out().println("note: " + address + " answers a stranger with " + answer.status() + advice);
            }
        } catch (IOException e) {
            out().println("note: " + address + " does not answer (" + e.getMessage() + ")" + advice);
        }
    }

    private static String path(ObjectInfo info) {
        try {
            return new URI(null, null, "/" + info.key(), null).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a key is always a path", e);
        }
    }
}
