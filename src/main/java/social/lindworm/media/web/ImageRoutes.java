package social.lindworm.media.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.AppException;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.web.Access;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// `GET /images/<key>`: a file of the store. Only from folders that are public and only types that a browser
/// shows as a picture; all else, such as exports and raw uploads, is not there.
public final class ImageRoutes implements Routes {

    private static final List<String> PUBLIC =
            List.of("covers/", "avatars/", "thumbnails/", "logos/", "previews/", "status/", "uploads/");

    private static final Map<String, String> TYPES = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "gif", "image/gif",
            "webp", "image/webp",
            "avif", "image/avif");

    /// Names with a random part are never given twice.
    private static final Pattern UNIQUE =
            Pattern.compile(".*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}.*");

    private static final String ASK_TOMORROW = "public, max-age=86400";
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC).withLocale(Locale.ROOT);

    private final ObjectStore store;

    public ImageRoutes(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void register(Router router) {
        router.get("/images/<key>", Access.PUBLIC, this::show);
    }

    private void show(Visit visit) {
        Context context = visit.context();
        Optional<ObjectKey> key = ObjectKey.parse(visit.path("key")).filter(ImageRoutes::isPublic);
        try {
            Optional<ObjectInfo> found = key.flatMap(store::stat);
            if (found.isPresent()) {
                answer(context, found.get());
                return;
            }
        } catch (StorageException.Missing e) {
            // Removed between looking and opening: the same as not there.
        } catch (StorageException.Unreachable e) {
            throw new AppException.Unavailable("an image could not be read: " + e.getMessage(), e.shown(), e);
        }
        context.status(404).contentType("text/plain; charset=utf-8").result("There is no such image.\n");
    }

    private static boolean isPublic(ObjectKey key) {
        return PUBLIC.stream().anyMatch(key.text()::startsWith) && TYPES.containsKey(key.extension());
    }

    private void answer(Context context, ObjectInfo info) {
        String tag = "\"" + info.version() + "\"";
        context.disableCompression();
        context.header("ETag", tag);
        context.header("Last-Modified", HTTP_DATE.format(info.modified()));
        context.header("Accept-Ranges", "bytes");
        context.header(
                "Cache-Control", UNIQUE.matcher(info.key().text()).matches() ? Attributes.IMMUTABLE : ASK_TOMORROW);
        context.header("Content-Security-Policy", "default-src 'none'; sandbox");
        context.header("Cross-Origin-Resource-Policy", "cross-origin");
        context.header("X-Content-Type-Options", "nosniff");
        if (isUnchanged(context, tag, info.modified())) {
            context.status(304);
            return;
        }
        send(context, info, RangeHeader.parse(range(context, tag), info.size()));
    }

    private void send(Context context, ObjectInfo info, RangeHeader range) {
        switch (range) {
            case RangeHeader.Whole whole -> body(context, info, ByteRange.ALL);
            case RangeHeader.Part(ByteRange part) -> {
                long last = part.offset() + part.length() - 1;
                context.status(206);
                context.header("Content-Range", "bytes " + part.offset() + "-" + last + "/" + info.size());
                body(context, info, part);
            }
            case RangeHeader.Beyond beyond -> {
                context.status(416);
                context.header("Content-Range", "bytes */" + info.size());
            }
        }
    }

    private void body(Context context, ObjectInfo info, ByteRange range) {
        context.contentType(TYPES.getOrDefault(info.key().extension(), "application/octet-stream"));
        context.header("Content-Length", Long.toString(range.lengthWithin(info.size())));
        if (!context.method().equals(HandlerType.HEAD)) {
            StoredObject object = store.open(info.key(), range);
            context.result(object.stream());
        }
    }

    /// By the tag if the browser sends one, else by the time; times have whole seconds only.
    private static boolean isUnchanged(Context context, String tag, Instant modified) {
        String tags = context.header("If-None-Match");
        if (tags != null) {
            return tags.equals("*") || List.of(tags.split("\\s*,\\s*")).contains(tag);
        }
        String since = context.header("If-Modified-Since");
        return since != null && !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(instant(since));
    }

    private static Instant instant(String date) {
        try {
            return Instant.from(HTTP_DATE.parse(date));
        } catch (DateTimeParseException e) {
            return Instant.MIN;
        }
    }

    /// A part of another version would be glued to what the browser has of this one.
    private static @Nullable String range(Context context, String tag) {
        String condition = context.header("If-Range");
        return condition == null || condition.equals(tag) ? context.header("Range") : null;
    }
}
