package social.lindworm.media.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.AppException;
import social.lindworm.media.PublicFiles;
import social.lindworm.media.RangeHeader;
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

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC).withLocale(Locale.ROOT);

    /// Short, so that a move to another place is noticed within the hour.
    private static final String ASK_IN_AN_HOUR = "public, max-age=3600";

    private final ObjectStore store;
    private final Function<ObjectKey, Optional<URI>> elsewhere;

    /// @param elsewhere where a file may be fetched past this server
    public ImageRoutes(ObjectStore store, Function<ObjectKey, Optional<URI>> elsewhere) {
        this.store = store;
        this.elsewhere = elsewhere;
    }

    @Override
    public void register(Router router) {
        router.get("/images/<key>", Access.PUBLIC, this::show);
    }

    private void show(Visit visit) {
        Context context = visit.context();
        Optional<ObjectKey> key = ObjectKey.parse(visit.path("key")).filter(PublicFiles::shows);
        Optional<URI> address = key.flatMap(elsewhere);
        if (address.isPresent()) {
            context.header("Cache-Control", ASK_IN_AN_HOUR);
            context.header("Cross-Origin-Resource-Policy", "cross-origin");
            context.status(302).header("Location", address.get().toString());
            return;
        }
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

    private void answer(Context context, ObjectInfo info) {
        String tag = "\"" + info.version() + "\"";
        context.disableCompression();
        context.header("ETag", tag);
        context.header("Last-Modified", HTTP_DATE.format(info.modified()));
        context.header("Accept-Ranges", "bytes");
        context.header("Cache-Control", PublicFiles.cacheControl(info.key()));
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
        context.contentType(PublicFiles.contentType(info.key()));
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
