package social.lindworm.storage.check;

import static social.lindworm.storage.check.CheckTelling.line;
import static social.lindworm.storage.check.CheckTelling.seen;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import social.lindworm.common.Message;
import social.lindworm.config.StorageConfig;
import social.lindworm.config.StorageConfig.Addressing;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.s3.S3Bucket;

/// Whether the service lets us in: what is between us and a bucket before any object is touched. A service answers with
/// one reason at a time, so one of these steps fails and the others cannot be told.
final class BucketDoor {

    /// Services refuse what is older than 15 minutes.
    private static final Duration OFF = Duration.ofMinutes(5);

    private static final CheckStep[] INSIDE = {
        CheckStep.CREDENTIALS, CheckStep.REGION, CheckStep.BUCKET, CheckStep.ADDRESSING, CheckStep.LIST
    };

    private final CheckTelling telling;
    private final Clock clock;

    BucketDoor(CheckTelling telling, Clock clock) {
        this.telling = telling;
        this.clock = clock;
    }

    /// The bucket in the form in which it can be used; empty if nothing further can be tried.
    Optional<StorageConfig.S3> enter(StorageConfig.S3 config) {
        Optional<StorageException> refusal = greet(config);
        if (refusal.isEmpty()) {
            reached(config, refusal);
            known(config);
            telling.ok(CheckStep.ADDRESSING, "addressing.ok", name(config.addressing()));
            telling.ok(CheckStep.LIST, "list.ok");
            return Optional.of(config);
        }
        StorageConfig.S3 other = config.addressedOtherwise();
        if (mayBeAddressing(refusal.get()) && greet(other).isEmpty()) {
            reached(other, Optional.empty());
            known(other);
            telling.failed(
                    CheckStep.ADDRESSING,
                    seen("addressing.other", name(config.addressing()), name(other.addressing())),
                    line("AWS_S3_ADDRESSING_STYLE", name(other.addressing())));
            telling.ok(CheckStep.LIST, "list.ok");
            return Optional.of(other);
        }
        return turnedAway(config, refusal.get());
    }

    private Optional<StorageException> greet(StorageConfig.S3 config) {
        try (S3Bucket bucket = new S3Bucket(config, clock)) {
            bucket.greet();
            return Optional.empty();
        } catch (StorageException e) {
            return Optional.of(e);
        }
    }

    private static boolean mayBeAddressing(StorageException refusal) {
        return switch (step(refusal)) {
            case CLOCK, REGION, LIST -> false;
            default -> true;
        };
    }

    /// Whether anything answers, and what its clock says, which comes with every answer, also with a refusal.
    private boolean reached(StorageConfig.S3 config, Optional<StorageException> refusal) {
        Duration ahead;
        try (S3Bucket bucket = new S3Bucket(config, clock)) {
            ahead = bucket.skew();
        } catch (StorageException e) {
            telling.failed(CheckStep.REACH, e.advice());
            telling.skippedAfter(CheckStep.REACH, CheckStep.CLOCK);
            return false;
        }
        Optional<StorageException> noService = refusal.filter(e -> step(e) == CheckStep.REACH);
        noService.ifPresentOrElse(
                e -> telling.failed(CheckStep.REACH, e.advice()),
                () -> telling.ok(CheckStep.REACH, "reach.ok", config.endpoint().toString()));
        String seconds = (ahead.toSeconds() > 0 ? "+" : "") + ahead.toSeconds();
        boolean blamed = refusal.filter(e -> step(e) == CheckStep.CLOCK).isPresent();
        if (blamed || ahead.abs().compareTo(OFF) >= 0) {
            telling.failed(CheckStep.CLOCK, seen("clock.off", seconds), seen("clock.advice"));
        } else {
            telling.ok(CheckStep.CLOCK, "clock.ok", seconds);
        }
        return noService.isEmpty();
    }

    private void known(StorageConfig.S3 used) {
        telling.ok(CheckStep.CREDENTIALS, "credentials.ok", used.credentials().accessKey());
        telling.ok(CheckStep.REGION, "region.ok", used.region());
        telling.ok(CheckStep.BUCKET, "bucket.ok", used.bucket());
    }

    private Optional<StorageConfig.S3> turnedAway(StorageConfig.S3 config, StorageException refusal) {
        if (!reached(config, Optional.of(refusal))) {
            telling.skippedAfter(CheckStep.REACH, INSIDE);
            return Optional.empty();
        }
        CheckStep blamed = step(refusal);
        if (blamed == CheckStep.LIST) {
            known(config);
            telling.ok(CheckStep.ADDRESSING, "addressing.ok", name(config.addressing()));
            telling.failed(CheckStep.LIST, refusal.advice());
            return Optional.of(config);
        }
        for (CheckStep step : INSIDE) {
            if (step == blamed) {
                failed(step, refusal);
            } else {
                telling.skippedAfter(blamed, step);
            }
        }
        return Optional.empty();
    }

    private void failed(CheckStep step, StorageException refusal) {
        Message why = refusal.advice();
        if (step == CheckStep.REGION && !why.arguments().isEmpty()) {
            telling.failed(
                    step,
                    why,
                    line("AWS_S3_REGION_NAME", why.arguments().getFirst().toString()));
        } else {
            telling.failed(step, why);
        }
    }

    /// Which step a refusal speaks of, by the advice that the store gives.
    static CheckStep step(StorageException refusal) {
        String key = refusal.advice().key();
        return switch (key.substring(key.lastIndexOf('.') + 1)) {
            case "accessKey", "secret", "token" -> CheckStep.CREDENTIALS;
            case "region", "elsewhere" -> CheckStep.REGION;
            case "clock" -> CheckStep.CLOCK;
            case "bucket" -> CheckStep.BUCKET;
            case "rights", "rightsOrAcl" -> CheckStep.LIST;
            default -> CheckStep.REACH;
        };
    }

    static String name(Addressing addressing) {
        return addressing.name().toLowerCase(Locale.ROOT);
    }
}
