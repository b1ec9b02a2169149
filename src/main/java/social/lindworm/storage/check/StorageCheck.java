package social.lindworm.storage.check;

import static social.lindworm.storage.check.CheckTelling.seen;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import social.lindworm.common.Message;
import social.lindworm.config.Problem;
import social.lindworm.config.StorageConfig;
import social.lindworm.config.StorageSettings;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.local.LocalStore;

/// Proves the settings of all places for files, each with a throw-away object that is always taken away again. The
/// bucket and the container are tried as soon as their keys are filled in, whether they are in use or not. Every line
/// comes as soon as it is known; nothing is thrown for what is wrong at the place itself.
public final class StorageCheck {

    private static final Set<String> NOT_BEGUN =
            Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_STORAGE_BUCKET_NAME");

    private final StorageSettings storage;
    private final CheckOrder order;
    private final Function<StorageConfig, ObjectStore> opening;
    private final Clock clock;

    /// @param opening opens any place
    public StorageCheck(
            StorageSettings storage, CheckOrder order, Function<StorageConfig, ObjectStore> opening, Clock clock) {
        this.storage = storage;
        this.order = order;
        this.opening = opening;
        this.clock = clock;
    }

    /// Takes from a second to about a minute.
    public void run(Consumer<CheckLine> lines) {
        if (storage.active() instanceof StorageConfig.Local(var root, var _)) {
            folder(new CheckTelling(CheckLine.Place.FOLDER, lines), root);
        }
        bucket(new CheckTelling(CheckLine.Place.BUCKET, lines));
        container(lines);
        if (isNamedAlone(storage.active())) {
            pictures(CheckLine.Place.STORE, storage.active(), lines);
        }
        storage.ownStatics().ifPresent(statics -> {
            boolean linked = storage.linkedAt(statics).isPresent();
            place(CheckLine.Place.STATICS, lines)
                    .run(statics, linked ? PlaceCheck.Audience.PAGES : PlaceCheck.Audience.SERVER);
        });
        storage.mirror()
                .ifPresent(mirror ->
                        place(CheckLine.Place.MIRROR, lines).run(mirror.images(), PlaceCheck.Audience.SERVER));
        storage.remote().ifPresent(remote -> pictures(CheckLine.Place.REMOTE, remote, lines));
        storage.exports().ifPresent(exports -> exports(exports, lines));
        storage.exportsBefore().ifPresent(before -> left(before.below("exports"), lines));
    }

    /// A place that is in no settings yet, with the pictures that it shall have.
    public void tryOut(StorageConfig place, Consumer<CheckLine> lines) {
        pictures(CheckLine.Place.TRIED, place, lines);
    }

    private PlaceCheck place(CheckLine.Place name, Consumer<CheckLine> lines) {
        return new PlaceCheck(new CheckTelling(name, lines), order, opening);
    }

    private void pictures(CheckLine.Place name, StorageConfig place, Consumer<CheckLine> lines) {
        boolean linked = storage.linkedAt(place).isPresent();
        place(name, lines).run(place.images(), linked ? PlaceCheck.Audience.READERS : PlaceCheck.Audience.SERVER);
    }

    /// Whether the other checks leave it out.
    private boolean isNamedAlone(StorageConfig active) {
        boolean isBucket = storage.s3().problems().isEmpty()
                && storage.s3().require().place().equals(active.place());
        boolean isContainer = storage.azure().problems().isEmpty()
                && storage.azure().require().place().equals(active.place());
        return !(active instanceof StorageConfig.Local) && !isBucket && !isContainer;
    }

    private void container(Consumer<CheckLine> lines) {
        if (storage.azure().problems().isEmpty()) {
            pictures(CheckLine.Place.CONTAINER, storage.azure().require(), lines);
        }
    }

    private void exports(StorageConfig exports, Consumer<CheckLine> lines) {
        if (exports instanceof StorageConfig.S3 bucket) {
            new BucketCheck(new CheckTelling(CheckLine.Place.EXPORTS, lines), order, clock)
                    .run(bucket, BucketCheck.Use.EXPORTS);
        } else {
            place(CheckLine.Place.EXPORTS, lines).run(exports.below("exports"), PlaceCheck.Audience.OWNERS);
        }
    }

    private void left(StorageConfig archives, Consumer<CheckLine> lines) {
        CheckTelling telling = new CheckTelling(CheckLine.Place.OLD_EXPORTS, lines);
        new LeftPlaceCheck(telling, new PlaceCheck(telling, order, opening), opening).run(archives);
    }

    private void folder(CheckTelling telling, Path root) {
        Probe probe = Probe.picture();
        try (ObjectStore store = new LocalStore(root, clock)) {
            var refusal = ObjectTrial.write(store, probe, Attributes.of("image/jpeg"));
            if (refusal.isPresent()) {
                telling.failed(CheckStep.WRITE, seen("folder.refused", root.toString()), folderAdvice(refusal.get()));
                telling.skippedAfter(
                        CheckStep.WRITE, CheckStep.READ, CheckStep.RANGE, CheckStep.FOUND, CheckStep.DELETE);
                return;
            }
            telling.ok(CheckStep.WRITE, "folder.ok", root.toString());
            ObjectTrial trial = new ObjectTrial(telling, store, probe);
            try {
                trial.read();
                trial.range();
                trial.found();
            } finally {
                trial.delete();
            }
        }
    }

    private static Message folderAdvice(StorageException refusal) {
        return refusal instanceof StorageException.Full ? seen("folder.full") : seen("folder.advice");
    }

    private void bucket(CheckTelling telling) {
        List<Problem> problems = storage.s3().problems();
        if (problems.isEmpty()) {
            StorageConfig.S3 bucket = storage.s3().require();
            telling.ok(
                    CheckStep.SETTINGS,
                    bucket.prefix().isEmpty() ? "settings.whole" : "settings.ok",
                    bucket.bucketAddress().toString(),
                    bucket.prefix());
            order.provider().ifPresent(provider -> new ProviderRules(telling, provider).judge(bucket));
            new BucketCheck(telling, order, clock)
                    .run(bucket, storage.linked() ? BucketCheck.Use.LINKED : BucketCheck.Use.BEHIND);
        } else if (keys(problems).containsAll(NOT_BEGUN)) {
            telling.skipped(CheckStep.SETTINGS, seen("settings.none"));
        } else {
            problems.forEach(problem -> telling.failed(
                    CheckStep.SETTINGS,
                    seen("settings.wrong", problem.key()),
                    seen("settings.advice", problem.hint())));
        }
    }

    private static Set<String> keys(List<Problem> problems) {
        return problems.stream().map(Problem::key).collect(Collectors.toSet());
    }
}
