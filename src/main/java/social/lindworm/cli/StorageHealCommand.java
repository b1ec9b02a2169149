package social.lindworm.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.lindworm.app.Ends;
import social.lindworm.app.Features;
import social.lindworm.app.Instance;
import social.lindworm.app.MirrorWiring;
import social.lindworm.app.StoreWiring;
import social.lindworm.app.Stores;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.Healing;
import social.lindworm.media.MediaId;
import social.lindworm.media.MediaVerification;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.local.LocalStore;

@Command(
        name = "heal",
        description = "bring back lost and spoilt files of pictures from wherever they can be had",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every file of the ledger is there with its size", "1:some could not be brought back"},
        footer = {
            "",
            "Looks in the mirror, in the other store while pictures move, and in the folder behind the store, makes",
            "smaller copies again from the pictures themselves, and fetches pictures again from the address that they",
            "came from. The server may run."
        })
final class StorageHealCommand extends InstanceCommand {

    @Option(
            names = "--give-up",
            description = "give up what cannot be had anywhere, even if the store has no file at all")
    private boolean givesUp;

    @Override
    int run(Instance instance) throws IOException {
        StorageConfig leading = Stores.leading(instance);
        List<Healing.Other> others = new ArrayList<>();
        instance.moves()
                .current()
                .map(move -> Ends.of(instance.config(), move).following())
                .ifPresent(other -> add(others, "the other store of the move", other, instance));
        MirrorWiring.place(instance).ifPresent(mirror -> add(others, "the mirror", mirror, instance));
        try (ObjectStore store = StoreWiring.pictures(leading, instance.config(), instance.clock());
                ObjectStore folder = new LocalStore(instance.config().home().media(), instance.clock())) {
            boolean folderBehind = !leading.place().isEmpty();
            if (folderBehind) {
                others.add(new Healing.Other("the media folder", folder));
            }
            VerifyTally tally = new VerifyTally();
            MediaVerification.Places compared = new MediaVerification.Places(
                    store, Optional.of(folder).filter(_ -> folderBehind), Stores.names(instance));
            MediaVerification.Outcome seen =
                    new MediaVerification(instance.database(), compared, instance.clock()).run(tally::note);
            boolean nothingThere = seen.right() == 0 && !tally.sound();
            if (nothingThere && !givesUp) {
                out().println(
                                "not one file of the ledger is there: is the disk mounted, is it the right bucket? No picture"
                                        + " is given up; --give-up does");
            }
            return heal(instance, tally, new Healing.Places(store, others, givesUp || !nothingThere));
        } finally {
            others.forEach(other -> other.store().close());
        }
    }

    private static void add(List<Healing.Other> others, String name, StorageConfig place, Instance instance) {
        others.add(new Healing.Other(name, StoreWiring.open(place, instance.clock())));
    }

    private int heal(Instance instance, VerifyTally tally, Healing.Places places) {
        long healed = 0;
        long lost = 0;
        try (Features features = new Features(instance)) {
            Healing healing = features.media().healing();
            for (MediaId id : tally.damaged().keySet()) {
                Healing.Outcome outcome = healing.heal(id, places);
                out().println((outcome.whole() ? "healed  " : "lost    ") + " picture " + id.value() + ": "
                        + outcome.told());
                out().flush();
                healed += outcome.whole() ? 1 : 0;
                lost += outcome.whole() ? 0 : 1;
            }
        }
        out().println("healed " + healed + ", " + lost + " cannot be healed");
        return lost == 0 ? 0 : 1;
    }
}
