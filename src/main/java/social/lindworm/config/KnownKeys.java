package social.lindworm.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Keys of BookWyrm that mean nothing here or not yet, and what a misspelt one was probably meant to be.
final class KnownKeys {

    private static final int NEAR = 3;

    /// For parts that this server does not need: other processes, their ports and passwords, or a choice that is not
    /// there any more.
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "DEBUG",
            "ALLOWED_HOSTS",
            "DEFAULT_LANGUAGE",
            "LANGUAGE_COOKIE_NAME",
            "RELEASE_API",
            "FONTS",
            "PAGE_LENGTH",
            "MAX_STREAM_LENGTH",
            "SEARCH_TIMEOUT",
            "QUERY_TIMEOUT",
            "INTERACTIVE_QUERY_TIMEOUT",
            "CELERY_QUERY_TIMEOUT",
            "REDIS_ACTIVITY_HOST",
            "REDIS_ACTIVITY_PORT",
            "REDIS_ACTIVITY_PASSWORD",
            "REDIS_ACTIVITY_DB_INDEX",
            "REDIS_ACTIVITY_URL",
            "REDIS_BROKER_HOST",
            "REDIS_BROKER_PORT",
            "REDIS_BROKER_PASSWORD",
            "REDIS_BROKER_DB_INDEX",
            "REDIS_BROKER_URL",
            "USE_DUMMY_CACHE",
            "CELERY_BROKER_URL",
            "CELERY_RESULT_BACKEND",
            "CELERY_WORKER_CONCURRENCY",
            "CELERY_TASK_SOFT_TIME_LIMIT",
            "FLOWER_PORT",
            "FLOWER_USER",
            "FLOWER_PASSWORD",
            "EMAIL_BACKEND",
            "ENABLE_PREVIEW_IMAGES",
            "PREVIEW_BG_COLOR",
            "PREVIEW_TEXT_COLOR",
            "PREVIEW_IMG_WIDTH",
            "PREVIEW_IMG_HEIGHT",
            "PREVIEW_DEFAULT_COVER_COLOR",
            "PREVIEW_DEFAULT_FONT",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_EXPORTER_OTLP_HEADERS",
            "OTEL_SERVICE_NAME",
            "OTEL_EXPORTER_CONSOLE",
            "EMAIL",
            "NGINX_SETUP",
            "POSTGRES_SHM_SIZE",
            "TWO_FACTOR_LOGIN_MAX_SECONDS",
            "TWO_FACTOR_LOGIN_VALIDITY_WINDOW",
            "EXPORTS_S3_CUSTOM_DOMAIN");

    /// What stands behind it is an option of a store that a command is given, which only that command reads.
    private static final String OF_A_COMMAND = "STORAGE_TO_";

    private KnownKeys() {}

    static List<String> warnings(List<String> unused, Set<String> known) {
        List<String> warnings = new ArrayList<>();
        String ignored =
                unused.stream().filter(WITHOUT_MEANING::contains).sorted().collect(Collectors.joining(", "));
        if (!ignored.isEmpty()) {
            warnings.add("these settings have no meaning here and are ignored: " + ignored);
        }
        for (String key : unused) {
            if (!WITHOUT_MEANING.contains(key) && !key.startsWith(OF_A_COMMAND)) {
                warnings.add("unknown setting " + key
                        + nearest(key, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
        }
        return warnings;
    }

    private static Optional<String> nearest(String key, Set<String> known) {
        return known.stream()
                .filter(candidate -> distance(key, candidate) <= NEAR)
                .min(java.util.Comparator.comparingInt((String candidate) -> distance(key, candidate))
                        .thenComparing(java.util.Comparator.naturalOrder()));
    }

    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance().apply(one, other);
    }
}
