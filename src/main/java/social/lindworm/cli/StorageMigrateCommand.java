package social.lindworm.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.lindworm.app.Beating;
import social.lindworm.app.Ends;
import social.lindworm.app.Instance;
import social.lindworm.app.Moving;
import social.lindworm.app.StoreTrial;
import social.lindworm.app.StoreWiring;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.Move;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.migrate.CopyProgress;

@Command(
        name = "migrate",
        description = "move all pictures to another store, while the server runs",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all is where it shall be, and proved to be",
            "1:something is not yet; run it again",
            "2:options that do not go together",
            "3:the settings or the address are wrong"
        },
        footer = {
            "",
            "  ./bw-dev storage migrate --to sftp://books@nas.example/srv/books   copy, prove, and switch over",
            "  ./bw-dev storage migrate --status                                  where it is",
            "  ./bw-dev storage migrate --finish                                  leave the old store",
            "  ./bw-dev storage migrate --abort                                   go back to the old store",
            "",
            "URL is what STORAGE_URL takes; ${NAME} in it is filled in from .env, and its options may be settings that",
            "begin with STORAGE_TO_. Until --finish both stores receive what is new, so --abort loses nothing.",
            "Broken off at any point, the same command goes on.",
            "Static files are put into another store by ./bw-dev collectstatic. Archives of people are not moved either:",
            "OLD_EXPORTS_STORAGE_URL names where they were until the last is a week old. Pictures in the store that",
            "REMOTE_STORAGE_URL names stay there."
        })
final class StorageMigrateCommand extends InstanceCommand {

    private static final String TAKEN = "another process works on this move, or ended less than "
            + Move.SILENT.toSeconds() + " s ago; look at it with --status";

    private static final long SLOWEST = 16;

    @ArgGroup(multiplicity = "1")
    private Act act = new Act();

    private static final class Act {
        @Option(names = "--to", paramLabel = "URL", description = "the store to move to; s3: is that of the AWS_* keys")
        private Optional<String> to = Optional.empty();

        @Option(names = "--status", description = "say how far the move is")
        private boolean status;

        @Option(names = "--finish", description = "leave the old store, once .env names the new one")
        private boolean finish;

        @Option(names = "--abort", description = "go back to the old store, with all that came since")
        private boolean abort;
    }

    @Option(names = "--from", paramLabel = "URL", description = "the store that is in use, as a proof that you know it")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--verify",
            paramLabel = "HOW",
            description = "etag: believe a version that the store told twice; full: read every file back"
                    + " (${DEFAULT-VALUE})")
    private Verify verify = Verify.ETAG;

    private enum Verify {
        ETAG,
        FULL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--bandwidth", paramLabel = "N", description = "read at most so many KiB in a second; at least 16")
    private Optional<Long> bandwidth = Optional.empty();

    @Option(names = "--dry-run", description = "count what is in both places, and change nothing")
    private boolean dryRun;

    @Option(names = "--old-store-is-gone", description = "with --finish: do not look there for what may be left")
    private boolean gone;

    /// There while this process has the move, so that others keep away.
    private Optional<Beating> beating = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (gone && !act.finish) {
            throw misused("--old-store-is-gone goes with --finish only");
        }
        if (act.to.isEmpty() && (dryRun || from.isPresent())) {
            throw misused("--dry-run and --from go with --to only");
        }
        if (bandwidth.filter(kib -> kib < SLOWEST).isPresent()) {
            throw misused("--bandwidth takes KiB in a second, at least " + SLOWEST);
        }
        return super.call();
    }

    @Override
    int run(Instance instance) throws InterruptedException {
        Optional<Move> move = instance.moves().current();
        try {
            if (act.to.isPresent()) {
                return migrate(
                        instance,
                        Config.storageAt(instance.config().home(), System.getenv(), "--to", act.to.get()),
                        move);
            }
            if (move.isPresent()) {
                return go(instance, move.get());
            }
        } finally {
            beating.ifPresent(Beating::close);
        }
        out().println("no move is under way");
        return act.status ? 0 : 1;
    }

    private boolean claim(Instance instance, Move move) {
        boolean mine = instance.moves().claim(move);
        if (mine) {
            hold(instance);
        }
        return mine;
    }

    private void hold(Instance instance) {
        beating = Optional.of(Beating.of(instance.moves()));
    }

    private int go(Instance instance, Move move) throws InterruptedException {
        if (act.finish) {
            return finish(instance, move);
        }
        if (act.abort) {
            return abort(instance, move);
        }
        MoveLines.of(move, instance.clock().instant()).forEach(out()::println);
        return 0;
    }

    private Moving moving(Instance instance) {
        OptionalLong pace = bandwidth.map(kib -> OptionalLong.of(kib * 1024)).orElse(OptionalLong.empty());
        return new Moving(instance, new Moving.Manner(verify == Verify.FULL, pace), this::pause);
    }

    private void pause(Duration time) throws InterruptedException {
        out().println("waiting " + Math.max(1, time.toSeconds()) + " s until every server knows");
        out().flush();
        pause().sleep(time);
    }

    private int migrate(Instance instance, StorageConfig store, Optional<Move> under) throws InterruptedException {
        StorageConfig target = store.images();
        StorageConfig active = instance.config().storage().active();
        StorageConfig source = active.images();
        Optional<String> obstacle = obstacle(instance, target, under);
        if (obstacle.isPresent()) {
            return refuse(obstacle.get());
        }
        if (dryRun) {
            return plan(moving(instance), source, target);
        }
        if (under.isEmpty()) {
            StoreTrial.of(target, instance.clock());
            if (!moving(instance).begin(active, store)) {
                return refuse("another process has just begun a move; look at it with --status");
            }
            hold(instance);
            out().println("moving pictures from " + name(source) + " to " + name(target)
                    + "; new ones are kept in both from now on");
        } else if (!claim(instance, under.get())) {
            return refuse(TAKEN);
        }
        Move move = instance.moves().current().orElseThrow();
        return move.phase() == Move.Phase.COPYING ? copyAndSwitch(instance, move) : switchOver(instance, move);
    }

    private Optional<String> obstacle(Instance instance, StorageConfig target, Optional<Move> under) {
        StorageConfig source = instance.config().storage().active().images();
        if (from.isPresent()) {
            StorageConfig said = Config.storageAt(instance.config().home(), System.getenv(), "--from", from.get());
            if (!said.images().place().equals(source.place())) {
                return Optional.of("--from names " + name(said.images()) + ", but pictures are in " + name(source)
                        + "; only the store in use can be moved from");
            }
        }
        if (under.isEmpty()) {
            return target.place().equals(source.place())
                    ? Optional.of("pictures are in " + name(target) + " already")
                    : nested(instance.config(), source, target);
        }
        Move move = under.get();
        if (!move.target().place().equals(target.place())) {
            return Optional.of("a move to " + Ends.shown(move.target())
                    + " is under way; --finish or --abort it before another one");
        }
        return move.phase() == Move.Phase.RETURNING || move.phase() == Move.Phase.LEFT
                ? Optional.of("that move is being taken back; go on with --abort")
                : Optional.empty();
    }

    /// A copy would go on for ever: it would find its own work.
    private static Optional<String> nested(Config config, StorageConfig source, StorageConfig target) {
        Optional<StorageConfig> mirror = config.storage()
                .mirror()
                .map(StorageConfig::images)
                .filter(place -> !place.place().equals(target.place()));
        Optional<StorageConfig> remote = config.storage().remote().map(StorageConfig::images);
        return Stream.of(Optional.of(source), mirror, remote)
                .flatMap(Optional::stream)
                .filter(place -> target.isWithin(place) || place.isWithin(target))
                .findFirst()
                .map(place -> target.isWithin(place)
                        ? name(target) + " lies inside " + name(place) + "; name a place outside it"
                        : name(place) + " lies inside " + name(target) + "; name a place beside it");
    }

    private int plan(Moving moving, StorageConfig source, StorageConfig target) {
        Moving.Plan plan = moving.plan(source, target);
        out().println(String.format(
                Locale.ROOT,
                "%s holds %,d files, %s; %s holds %,d, %s; nothing was changed",
                name(source),
                plan.files(),
                Size.of(plan.bytes()),
                name(target),
                plan.filesThere(),
                Size.of(plan.bytesThere())));
        return 0;
    }

    private int copyAndSwitch(Instance instance, Move move) throws InterruptedException {
        CopyOutcome outcome = watched(instance, move, line -> moving(instance).copy(move, line));
        tell(outcome);
        if (!outcome.complete()) {
            beating.orElseThrow().tell("some files could not be brought over");
            return refuse("the old store goes on to lead; run the same command again");
        }
        out().println(String.format(
                Locale.ROOT,
                "equal: %d files, %d bytes in both places; %d others in the new one",
                outcome.proof().files(),
                outcome.proof().bytes(),
                outcome.proof().others()));
        return switchOver(instance, move);
    }

    private int switchOver(Instance instance, Move move) throws InterruptedException {
        out().println("switching over");
        CopyOutcome tail = watched(instance, move, line -> moving(instance).switchOver(move, line));
        if (!tail.complete()) {
            tell(tail);
            return refuse("the new store leads, but lacks these; run the same command again");
        }
        out().println(Ends.shown(move.target()) + " leads; " + Ends.shown(move.source())
                + " still receives what is new");
        tellNextStep(instance, move);
        return 0;
    }

    private void tellNextStep(Instance instance, Move move) {
        if (isActive(instance, move.target().place())) {
            out().println("when you are content: ./bw-dev storage migrate --finish");
        } else {
            out().println("write into .env, in place of what names the old store (a password may stand in a line of its"
                    + " own, see .env.example):");
            out().println("STORAGE_URL=" + line(instance, move));
            out().println("and what is STORAGE_TO_... there as STORAGE_...; then restart with ./bw-dev up -d");
            out().println("when you are content: ./bw-dev storage migrate --finish");
        }
    }

    /// What was typed says it best; after another session what was kept must do, without secrets.
    private String line(Instance instance, Move move) {
        return act.to.orElseGet(() -> Ends.of(instance.config(), move).targetLine());
    }

    @FunctionalInterface
    private interface Work {
        CopyOutcome with(CopyProgress line) throws InterruptedException;
    }

    private CopyOutcome watched(Instance instance, Move move, Work work) throws InterruptedException {
        try (ObjectStore source =
                        StoreWiring.open(Ends.of(instance.config(), move).source(), instance.clock());
                CopyLine line = CopyLine.begin(out(), source)) {
            return work.with(beating.orElseThrow().telling(line));
        }
    }

    private void tell(CopyOutcome outcome) {
        outcome.reasons().forEach(reason -> err().println("failed: " + reason));
        err().flush();
        out().println(String.format(
                Locale.ROOT,
                "copied %d files, %d bytes; %d already there; %d deleted since; %d failed",
                outcome.copied(),
                outcome.bytes(),
                outcome.alreadyThere(),
                outcome.proof().removed(),
                outcome.failed()));
    }

    private int finish(Instance instance, Move move) throws InterruptedException {
        if (move.phase() != Move.Phase.SWITCHED) {
            return refuse(
                    move.phase() == Move.Phase.COPYING
                            ? "not everything is copied yet; go on with --to"
                            : "that move is being taken back; go on with --abort");
        }
        if (!isActive(instance, move.target().place())) {
            tellNextStep(instance, move);
            return refuse("nothing was finished: .env still names the old store");
        }
        if (!claim(instance, move)) {
            return refuse(TAKEN);
        }
        if (gone) {
            return finishWithoutSource(instance, move);
        }
        CopyOutcome tail = watched(instance, move, line -> moving(instance).finish(move, line));
        if (!tail.complete()) {
            tell(tail);
            return refuse("nothing was finished: these are only in the old store");
        }
        out().println("finished: pictures are in " + Ends.shown(move.target()) + "; what is left in "
                + Ends.shown(move.source()) + " is not used any more");
        return 0;
    }

    private int finishWithoutSource(Instance instance, Move move) throws InterruptedException {
        long lost = moving(instance).finishWithoutSource(move);
        out().println("finished: pictures are in " + Ends.shown(move.target()) + "; nobody looked into "
                + Ends.shown(move.source()));
        return lost == 0
                ? 0
                : refuse(lost + " files were only in the old store and are lost; ./bw-dev storage verify names them");
    }

    private int abort(Instance instance, Move move) throws InterruptedException {
        if (!isActive(instance, move.source().place())) {
            return refuse("nothing was changed: .env names the new store; let it name " + Ends.shown(move.source())
                    + " again first");
        }
        if (!claim(instance, move)) {
            return refuse(TAKEN);
        }
        CopyOutcome outcome = move.phase() == Move.Phase.COPYING
                ? moving(instance).turnBack(move, (_, _) -> {})
                : watched(instance, move, line -> moving(instance).turnBack(move, line));
        if (!outcome.complete()) {
            tell(outcome);
            beating.orElseThrow().tell("some files could not be brought back");
            return refuse("not everything is back yet; run the same command again");
        }
        out().println("aborted: pictures are in " + Ends.shown(move.source()) + ", with all that came since");
        return 0;
    }

    private static boolean isActive(Instance instance, String place) {
        return instance.config().storage().active().images().place().equals(place);
    }

    private int refuse(String why) {
        out().flush();
        err().println(why);
        return 1;
    }

    private static String name(StorageConfig place) {
        return place.place().isEmpty() ? "the media folder" : place.place();
    }
}
