package social.lindworm.storage.opendal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.opendal.OpenDALException;
import social.lindworm.common.Message;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.StorageException;

/// What OpenDAL says, in the words of a store, with the setting to look at. The one place where this is decided.
/// OpenDAL's kinds are few, so the status and the code of the service's answer, which it quotes, count too.
final class CloudErrors {

    private static final Pattern STATUS = Pattern.compile("Parts \\{ status: (\\d{3})");
    private static final Pattern SOURCE = Pattern.compile("Source:\\s+(\\S[^\\n]*)");
    private static final List<String> NO_CONTAINER =
            List.of("ContainerNotFound", "NoSuchBucket", "bucket does not exist");
    private static final List<String> NO_ROOM =
            List.of("quota", "cap exceeded", "no space left", "insufficient storage");

    private final StorageConfig.Cloud config;

    CloudErrors(StorageConfig.Cloud config) {
        this.config = config;
    }

    /// A mistake in the options, found before anything was asked of the service.
    StorageException translateOptions(OpenDALException failure) {
        String why = oneLine(String.valueOf(failure.getMessage()));
        Message advice = failure.getCode() == OpenDALException.Code.Unsupported
                ? Message.of("storage.cloud.unknown", config.service())
                : Message.of("storage.cloud.option", settings("endpoint", "container", "access"), why);
        return new StorageException.Denied("open the store", config.service(), why, advice);
    }

    /// Swift says "accepted" to a put that a later one has overtaken already, which OpenDAL takes for a failure.
    static boolean isStored(OpenDALException failure) {
        return status(failure) == 202;
    }

    /// Whether whoever asked must sign in anew.
    static boolean isSignedOut(Throwable failure) {
        return status(failure) == 401;
    }

    StorageException translate(String action, Object subject, Throwable failure) {
        if (failure instanceof StorageException known) {
            return known;
        }
        String text = String.valueOf(failure.getMessage());
        String why = oneLine(text);
        OpenDALException.Code code = failure instanceof OpenDALException told ? told.getCode() : null;
        if ((failure instanceof HttpRefusal refusal && refusal.status() == 404)
                || code == OpenDALException.Code.NotFound
                || code == OpenDALException.Code.IsADirectory
                || code == OpenDALException.Code.NotADirectory) {
            return NO_CONTAINER.stream().anyMatch(text::contains)
                    ? noContainer(action, subject, why)
                    : new StorageException.Missing(action, subject);
        }
        int status = status(failure);
        if (status == 507 || says(text, NO_ROOM)) {
            return new StorageException.Full(action, subject, why, advice("room", "container"));
        }
        if (code == OpenDALException.Code.PermissionDenied || status == 401 || status == 403) {
            return new StorageException.Denied(action, subject, why, advice("access", "access"));
        }
        if (says(text, List.of("certificate"))) {
            return new StorageException.Denied(action, subject, why, advice("certificate", "endpoint"));
        }
        if (code == OpenDALException.Code.Unsupported
                || code == OpenDALException.Code.ConfigInvalid
                || isRefusal(status)) {
            return new StorageException.Denied(
                    action, subject, why, Message.of("storage.cloud.service", config.service(), why));
        }
        boolean answered = status > 0 || code == OpenDALException.Code.RateLimited;
        return new StorageException.Unreachable(
                action, subject, why, advice(answered ? "load" : "network", "endpoint"));
    }

    StorageException noContainer(String action, Object subject, String why) {
        return new StorageException.Denied(action, subject, why, advice("container", "container"));
    }

    /// Nothing came back within the time limit.
    StorageException silence(String action, Object subject) {
        return new StorageException.Unreachable(action, subject, "no answer in time", advice("network", "endpoint"));
    }

    private Message advice(String key, String role) {
        return Message.of("storage.cloud." + key, config.service(), settings(role));
    }

    /// Names of settings, never their values.
    private String settings(String... roles) {
        return List.of(roles).stream().map(this::setting).distinct().collect(Collectors.joining(", "));
    }

    private String setting(String role) {
        boolean azure = config.service().equals("azblob");
        return switch (role) {
            case "access" ->
                azure && !config.options().containsKey("sas_token")
                        ? "AZURE_ACCOUNT_NAME, AZURE_ACCOUNT_KEY"
                        : "STORAGE_URL (" + optionsBut(List.of("endpoint", "container", "bucket", "root")) + ")";
            case "container" -> azure ? "AZURE_CONTAINER" : "STORAGE_URL (" + place() + ")";
            default -> "STORAGE_URL (endpoint)";
        };
    }

    private String optionsBut(List<String> others) {
        return config.options().keySet().stream()
                .filter(name -> !others.contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String place() {
        return config.options().containsKey("bucket") ? "bucket" : "container";
    }

    private static boolean isRefusal(int status) {
        return status >= 300 && status < 500 && status != 408 && status != 409 && status != 423 && status != 429;
    }

    private static boolean says(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    private static int status(Throwable failure) {
        if (failure instanceof HttpRefusal refusal) {
            return refusal.status();
        }
        Matcher found = STATUS.matcher(String.valueOf(failure.getMessage()));
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    /// The first line and the innermost reason, without the query of an address, which may hold a signature.
    private static String oneLine(String text) {
        String first = text.lines().findFirst().orElse("");
        Matcher source = SOURCE.matcher(text);
        String line = source.find() ? first + " (" + source.group(1) + ")" : first;
        String clean = line.replaceAll("\\?[^\\s)\"]*", "")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return clean.length() > 300 ? clean.substring(0, 300) + "..." : clean;
    }
}
