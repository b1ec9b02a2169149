package social.lindworm.storage.s3;

import java.io.IOException;
import java.net.HttpRetryException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import social.lindworm.common.Message;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.StorageException;

/// What a service or the network says, in the words of a store, with the setting to look at. The one place where
/// this is decided.
final class S3Errors {

    private static final Map<String, Blame> BLAME = new HashMap<>();

    static {
        blame(Blame.ACCESS_KEY, "InvalidAccessKeyId", "InvalidClientTokenId", "NotSignedUp", "AccountProblem");
        blame(Blame.SECRET, "SignatureDoesNotMatch");
        blame(Blame.TOKEN, "ExpiredToken", "InvalidToken", "TokenRefreshRequired");
        blame(Blame.RIGHTS, "AccessDenied", "AllAccessDisabled", "UnauthorizedAccess", "Forbidden", "UserSuspended");
        blame(Blame.BUCKET, "NoSuchBucket", "InvalidBucketName", "NoSuchTenant");
        blame(
                Blame.REGION,
                "AuthorizationHeaderMalformed",
                "AuthorizationQueryParametersError",
                "PermanentRedirect",
                "TemporaryRedirect",
                "Redirect",
                "IllegalLocationConstraintException",
                "InvalidRegion");
        blame(Blame.ACL, "AccessControlListNotSupported", "InvalidBucketAclWithObjectOwnership");
        blame(Blame.CLOCK, "RequestTimeTooSkewed", "RequestExpired");
        blame(
                Blame.ROOM,
                "QuotaExceeded",
                "InsufficientStorage",
                "InsufficientStorageSpace",
                "XMinioStorageFull",
                "XMinioAdminBucketQuotaExceeded",
                "StorageFull",
                "OverQuota");
        blame(
                Blame.CHECKSUMS,
                "BadDigest",
                "InvalidDigest",
                "XAmzContentSHA256Mismatch",
                "XAmzContentChecksumMismatch",
                "InvalidPart",
                "InvalidPartOrder");
        blame(
                Blame.LOAD,
                "SlowDown",
                "SlowDownRead",
                "SlowDownWrite",
                "ServiceUnavailable",
                "InternalError",
                "InternalFailure",
                "RequestTimeout",
                "RequestLimitExceeded",
                "Throttling",
                "ThrottlingException",
                "TooManyRequests",
                "OperationAborted",
                "ConcurrentModification",
                "IncompleteBody",
                "NoSuchUpload",
                "Busy");
        blame(Blame.ENDPOINT, "MethodNotAllowed", "MissingContentLength", "InvalidHostHeader");
    }

    private final StorageConfig.S3 config;

    S3Errors(StorageConfig.S3 config) {
        this.config = config;
    }

    private static void blame(Blame blame, String... codes) {
        List.of(codes).forEach(code -> BLAME.put(code, blame));
    }

    StorageException translate(String action, Object subject, S3Error error) {
        if (error.code().equals("NoSuchKey") || isBare404(error)) {
            return new StorageException.Missing(action, subject);
        }
        Blame blame = blame(action, error);
        String why = (error.code().isEmpty() ? "status " + error.status() : error.code())
                + (error.message().isBlank() ? "" : " (" + oneLine(error.message()) + ")")
                + "; " + hint(blame)
                + (error.region().isEmpty() || blame != Blame.REGION ? "" : ", the bucket is in " + error.region());
        Message advice = advice(blame, error);
        return switch (blame) {
            case LOAD, NETWORK -> new StorageException.Unreachable(action, subject, why, advice);
            case ROOM -> new StorageException.Full(action, subject, why, advice);
            case CHECKSUMS -> new StorageException.Corrupt(action, subject, why);
            default -> new StorageException.Denied(action, subject, why, advice);
        };
    }

    private static boolean isBare404(S3Error error) {
        return error.status() == 404 && error.code().isEmpty() && !error.hasBody();
    }

    private Message advice(Blame blame, S3Error error) {
        return switch (blame) {
            case REGION -> error.region().isEmpty() ? Message.of("storage.s3.elsewhere") : blame.advice(error.region());
            case BUCKET -> blame.advice(config.bucket());
            case ENDPOINT, HOST, NETWORK, CERTIFICATE ->
                blame.advice(config.bucketAddress().toString());
            case SERVICE ->
                blame.advice(
                        error.code().isEmpty() ? "HTTP " + error.status() : error.code(), oneLine(error.message()));
            default -> blame.advice();
        };
    }

    /// Some services say with one code what others have a code of their own for, so the sentence counts too.
    private Blame blame(String action, S3Error error) {
        String sentence = error.message().toLowerCase(Locale.ROOT);
        Blame named = BLAME.get(error.code());
        if (named == Blame.RIGHTS) {
            if (sentence.contains("cap exceeded") || sentence.contains("quota")) {
                return Blame.ROOM;
            }
            if (sentence.contains("has expired")) {
                return Blame.CLOCK;
            }
            return action.equals("put") && config.acl().isPresent() ? Blame.RIGHTS_OR_ACL : Blame.RIGHTS;
        }
        if (named != null) {
            return named;
        }
        boolean aboutAcl = sentence.matches(".*\\bacls?\\b.*") && config.acl().isPresent();
        return aboutAcl ? Blame.ACL : blameByStatus(error);
    }

    private static Blame blameByStatus(S3Error error) {
        return switch (error.status()) {
            case 301, 302, 303, 307, 308 -> error.region().isEmpty() ? Blame.ENDPOINT : Blame.REGION;
            case 401, 403 -> Blame.RIGHTS;
            case 404, 405, 411 -> error.code().isEmpty() ? Blame.ENDPOINT : Blame.SERVICE;
            case 408, 429 -> Blame.LOAD;
            case 501 -> Blame.SERVICE;
            case 507 -> Blame.ROOM;
            default -> {
                if (error.status() >= 500) {
                    yield Blame.LOAD;
                }
                yield error.code().isEmpty() ? Blame.ENDPOINT : Blame.SERVICE;
            }
        };
    }

    StorageException translate(String action, Object subject, IOException failure) {
        if (failure instanceof HttpRetryException retry) {
            return translate(action, subject, new S3Error(retry.responseCode(), "", "", "", false));
        }
        String address = config.bucketAddress().toString();
        if (failure instanceof UnknownHostException) {
            IOException told = new IOException("there is no host of the name " + failure.getMessage(), failure);
            return new StorageException.Unreachable(
                    action, subject, hinted(told, Blame.HOST), Blame.HOST.advice(address));
        }
        if (isAboutTrust(failure)) {
            return new StorageException.Denied(
                    action, subject, hinted(failure, Blame.CERTIFICATE), Blame.CERTIFICATE.advice(address));
        }
        return new StorageException.Unreachable(
                action, subject, hinted(failure, Blame.NETWORK), Blame.NETWORK.advice(address));
    }

    private IOException hinted(IOException failure, Blame blame) {
        return new IOException(failure.getMessage() + "; " + hint(blame), failure);
    }

    private String hint(Blame blame) {
        return config.names().in(blame.hint());
    }

    /// Not a connection that broke off while it was being secured, which may go well the next time.
    private static boolean isAboutTrust(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof SSLPeerUnverifiedException
                || (failure instanceof SSLHandshakeException && !message.contains("terminated"))
                || (failure instanceof SSLException && message.contains("Unsupported or unrecognized"));
    }

    /// A service's sentence in our log must not begin lines of its own.
    private static String oneLine(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > 300 ? line.substring(0, 300) + "..." : line;
    }
}
