package social.lindworm.storage.check;

import static social.lindworm.storage.check.CheckTelling.line;
import static social.lindworm.storage.check.CheckTelling.seen;

import java.time.Clock;
import java.util.Optional;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.s3.S3Bucket;
import social.lindworm.storage.s3.S3Store;

/// Tries one bucket out, from the door to a stranger's browser.
final class BucketCheck {

    private static final Attributes PICTURE = Attributes.immutable("image/jpeg");
    private static final Attributes SCRIPT = Attributes.immutable("text/javascript");

    private static final CheckStep[] OF_AN_OBJECT = {
        CheckStep.READ,
        CheckStep.RANGE,
        CheckStep.FOUND,
        CheckStep.MULTIPART,
        CheckStep.PRESIGNED,
        CheckStep.TYPE,
        CheckStep.CACHE,
        CheckStep.PUBLIC,
        CheckStep.PRIVATE,
        CheckStep.CORS,
        CheckStep.DELETE
    };

    private final CheckTelling telling;
    private final CheckOrder order;
    private final Clock clock;

    BucketCheck(CheckTelling telling, CheckOrder order, Clock clock) {
        this.telling = telling;
        this.order = order;
        this.clock = clock;
    }

    /// What a bucket is used for.
    enum Use {
        /// Pages link to it.
        LINKED,
        /// This server hands out what is in it.
        BEHIND,
        /// Nobody but the owner of a file may get it.
        EXPORTS
    }

    void run(StorageConfig.S3 config, Use use) {
        Optional<StorageConfig.S3> usable = new BucketDoor(telling, clock).enter(config);
        if (usable.isEmpty()) {
            telling.skipped(CheckStep.WRITE, seen("noBucket"));
            telling.skippedAfter(CheckStep.WRITE, OF_AN_OBJECT);
            return;
        }
        Probe probe = Probe.picture();
        Optional<StorageConfig.S3> writable = write(folder(usable.get(), use), probe);
        if (writable.isEmpty()) {
            telling.skippedAfter(CheckStep.WRITE, OF_AN_OBJECT);
            return;
        }
        StorageConfig.S3 used = writable.get();
        try (ObjectStore store = new S3Store(used, clock);
                S3Bucket bucket = new S3Bucket(used, clock);
                Stranger stranger = new Stranger()) {
            ObjectTrial trial = new ObjectTrial(telling, store, probe);
            try {
                PublicTrial shown = new PublicTrial(telling, used, bucket, stranger);
                inside(trial, shown, probe, use);
                outside(shown, probe, use);
                if (use == Use.LINKED) {
                    cors(used(usable.get(), used), stranger);
                } else {
                    telling.skipped(CheckStep.CORS, seen("notLinked." + use));
                }
            } finally {
                trial.delete();
            }
        }
    }

    private static StorageConfig.S3 folder(StorageConfig.S3 config, Use use) {
        return use == Use.EXPORTS ? config : config.below("images");
    }

    /// The static files' part of the bucket, with the ACL that was found to work.
    private static StorageConfig.S3 used(StorageConfig.S3 bucket, StorageConfig.S3 images) {
        StorageConfig.S3 statics = bucket.below("static");
        return images.acl().isEmpty() ? statics.withoutAcl() : statics;
    }

    /// @return how it could be written; empty if it could not
    private Optional<StorageConfig.S3> write(StorageConfig.S3 config, Probe probe) {
        Optional<StorageException> refusal = put(config, probe, PICTURE);
        if (refusal.isEmpty()) {
            telling.ok(CheckStep.WRITE, "write.ok", probe.size());
            return Optional.of(config);
        }
        if (config.acl().isPresent() && put(config.withoutAcl(), probe, PICTURE).isEmpty()) {
            telling.ok(CheckStep.WRITE, "write.withoutAcl");
            telling.failed(CheckStep.ACL, seen("acl.refused", config.acl().get()), line("AWS_DEFAULT_ACL", ""));
            return Optional.of(config.withoutAcl());
        }
        telling.failed(CheckStep.WRITE, refusal.get().advice());
        telling.skippedAfter(CheckStep.WRITE, CheckStep.ACL);
        return Optional.empty();
    }

    private Optional<StorageException> put(StorageConfig.S3 config, Probe probe, Attributes attributes) {
        try (ObjectStore store = new S3Store(config, clock)) {
            return ObjectTrial.write(store, probe, attributes);
        }
    }

    private void inside(ObjectTrial trial, PublicTrial shown, Probe probe, Use use) {
        if (use == Use.LINKED) {
            shown.acl(probe);
        }
        trial.read();
        trial.range();
        trial.found();
        if (order.multipart()) {
            trial.multipart();
        } else {
            telling.skipped(CheckStep.MULTIPART, seen("quick"));
        }
        shown.presigned(probe, PICTURE);
    }

    private void outside(PublicTrial shown, Probe probe, Use use) {
        if (use == Use.LINKED) {
            shown.shown(probe, PICTURE.contentType());
        } else {
            telling.skipped(CheckStep.PUBLIC, seen("notLinked." + use));
            if (shown.isReadable(probe)) {
                if (use == Use.EXPORTS) {
                    telling.failed(CheckStep.PRIVATE, seen("private.exports"), seen("private.exportsAdvice"));
                } else {
                    telling.warning(CheckStep.PRIVATE, seen("private.readable"), seen("private.readableAdvice"));
                }
                return;
            }
        }
        if (shown.isListable()) {
            telling.warning(CheckStep.PRIVATE, seen("private.listable"), seen("private.listableAdvice"));
        } else {
            telling.ok(CheckStep.PRIVATE, use == Use.LINKED ? "private.notListable" : "private.ok");
        }
    }

    private void cors(StorageConfig.S3 statics, Stranger stranger) {
        Probe script = Probe.script();
        try (ObjectStore store = new S3Store(statics, clock);
                S3Bucket bucket = new S3Bucket(statics, clock)) {
            Optional<StorageException> refusal = ObjectTrial.write(store, script, SCRIPT);
            if (refusal.isPresent()) {
                telling.failed(CheckStep.CORS, refusal.get().advice());
                return;
            }
            try {
                new PublicTrial(telling, statics, bucket, stranger).cors(script, order.origin());
            } finally {
                ObjectTrial.remove(store, script);
            }
        }
    }
}
