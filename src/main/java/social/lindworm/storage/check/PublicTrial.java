package social.lindworm.storage.check;

import static social.lindworm.storage.check.CheckTelling.line;
import static social.lindworm.storage.check.CheckTelling.seen;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import social.lindworm.common.Message;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.s3.S3Bucket;

/// What a bucket shows to others: with a signed address, as a stranger, and to pages of the instance.
final class PublicTrial {

    private final CheckTelling telling;
    private final StorageConfig.S3 config;
    private final S3Bucket bucket;
    private final Stranger stranger;

    /// @param config of the folder of the bucket in which the objects lie
    PublicTrial(CheckTelling telling, StorageConfig.S3 config, S3Bucket bucket, Stranger stranger) {
        this.telling = telling;
        this.config = config;
        this.bucket = bucket;
        this.stranger = stranger;
    }

    void acl(Probe probe) {
        if (config.acl().isEmpty()) {
            telling.skipped(CheckStep.ACL, seen("acl.none"));
            return;
        }
        String acl = config.acl().get();
        try {
            if (bucket.isReadableByAll(probe.key()) == acl.startsWith("public-")) {
                telling.ok(CheckStep.ACL, "acl.ok", acl);
            } else {
                telling.warning(CheckStep.ACL, seen("acl.ignored", acl), line("AWS_DEFAULT_ACL", ""));
            }
        } catch (StorageException e) {
            telling.skipped(CheckStep.ACL, seen("acl.untold", e.advice()));
        }
    }

    /// Also shows what the service keeps beside the bytes.
    void presigned(Probe probe, Attributes sent) {
        try {
            Stranger.Answer answer = stranger.get(bucket.presignedGet(probe.key(), Duration.ofMinutes(5)));
            if (!answer.ok() || !probe.isWhole(answer.text())) {
                telling.failed(CheckStep.PRESIGNED, seen("presigned.refused", answer.status()));
                telling.skippedAfter(CheckStep.PRESIGNED, CheckStep.TYPE, CheckStep.CACHE);
                return;
            }
            telling.ok(CheckStep.PRESIGNED, "presigned.ok");
            kept(CheckStep.TYPE, sent.contentType(), answer.header("Content-Type"));
            kept(CheckStep.CACHE, sent.cacheControl(), answer.header("Cache-Control"));
        } catch (IOException e) {
            telling.failed(CheckStep.PRESIGNED, seen("broken", String.valueOf(e)));
            telling.skippedAfter(CheckStep.PRESIGNED, CheckStep.TYPE, CheckStep.CACHE);
        }
    }

    private void kept(CheckStep step, String sent, String told) {
        if (told.equals(sent)) {
            telling.ok(step, "kept", told);
        } else {
            telling.warning(step, seen("notKept", told.isEmpty() ? "-" : told, sent), seen("notKept.advice"));
        }
    }

    /// Whether a stranger gets the picture at the address that pages will name.
    void shown(Probe probe, String contentType) {
        URI address = at(config.publicBase(), probe);
        try {
            Stranger.Answer answer = stranger.get(address);
            if (answer.ok() && probe.isWhole(answer.text())) {
                type(address, contentType, answer.header("Content-Type"));
            } else {
                telling.failed(
                        CheckStep.PUBLIC, seen("public.refused", address.toString(), answer.status()), why(probe));
            }
        } catch (IOException e) {
            telling.failed(CheckStep.PUBLIC, seen("public.away", address.toString(), reason(e)), why(probe));
        }
    }

    private void type(URI address, String sent, String told) {
        if (told.equals(sent)) {
            telling.ok(CheckStep.PUBLIC, "public.ok", address.toString());
        } else {
            telling.failed(
                    CheckStep.PUBLIC, seen("public.type", address.toString(), told, sent), seen("public.domain"));
        }
    }

    /// Either the domain leads elsewhere, or the bucket shows nothing to anybody.
    private Message why(Probe probe) {
        boolean isOwn =
                config.publicBase().toString().startsWith(config.bucketAddress().toString());
        if (!isOwn && isReadable(probe)) {
            return seen("public.domain");
        }
        return config.acl().isEmpty() ? seen("public.noAcl") : seen("public.private");
    }

    /// Whether a stranger gets it from the bucket itself, past any domain.
    boolean isReadable(Probe probe) {
        try {
            return stranger.get(own(probe)).ok();
        } catch (IOException e) {
            return false;
        }
    }

    private URI own(Probe probe) {
        return URI.create(config.bucketAddress() + "/" + config.prefix() + probe.key());
    }

    boolean isListable() {
        try {
            Stranger.Answer answer = stranger.get(URI.create(config.bucketAddress() + "/?list-type=2&max-keys=1"));
            return answer.ok() && answer.text().contains("ListBucketResult");
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether browsers let pages of the instance use what lies there.
    void cors(Probe script, String origin) {
        URI address = at(config.publicBase(), script);
        Message advice = seen("cors.advice", origin);
        try {
            Stranger.Answer simple = stranger.get(address, origin);
            Stranger.Answer preflight = stranger.preflight(address, origin);
            if (!simple.ok()) {
                telling.skippedAfter(CheckStep.PUBLIC, CheckStep.CORS);
            } else if (!simple.readableFrom(origin)) {
                telling.failed(CheckStep.CORS, seen("cors.none", origin), advice);
            } else if (!preflight.ok() || !preflight.readableFrom(origin)) {
                telling.warning(CheckStep.CORS, seen("cors.preflight", preflight.status()), advice);
            } else {
                telling.ok(CheckStep.CORS, "cors.ok", origin);
            }
        } catch (IOException e) {
            telling.failed(CheckStep.CORS, seen("public.away", address.toString(), reason(e)), advice);
        }
    }

    private static URI at(URI base, Probe probe) {
        return URI.create(base + "/" + probe.key());
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
