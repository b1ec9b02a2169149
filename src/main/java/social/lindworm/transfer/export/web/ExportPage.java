package social.lindworm.transfer.export.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.lindworm.account.AccountId;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.media.RangeHeader;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.StorageException;
import social.lindworm.transfer.export.AccountExport;
import social.lindworm.transfer.export.ExportRules;
import social.lindworm.transfer.export.Exports;
import social.lindworm.transfer.export.Exports.Asked;
import social.lindworm.web.Access;
import social.lindworm.web.Frame;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// `/preferences/user-export`: asking for an archive of one's own, fetching it, taking it away.
public final class ExportPage implements Routes {

    private static final String SELF = "/preferences/user-export";
    private static final String TEMPLATE = "transfer/export.jte";
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final long KIB = 1024;

    private final Exports exports;
    private final Clock clock;

    public ExportPage(Exports exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    /// @param expires when it is taken away
    public record Row(AccountExport export, Instant expires) {

        public String path() {
            return SELF + "/" + export.name();
        }

        /// The size in the reader's numbers.
        public String size(Frame frame) {
            long bytes = export.bytes();
            return bytes < KIB * KIB
                    ? frame.text("transfer.export.kib", (bytes + KIB - 1) / KIB)
                    : frame.text("transfer.export.mib", bytes / (KIB * KIB));
        }
    }

    /// @param offered whether one may be asked for at all
    /// @param again when a new one may be asked for, empty if now
    /// @param waiting whether one is being made
    public record View(List<Row> rows, boolean offered, Optional<Instant> again, boolean waiting, long days) {}

    @Override
    public void register(Router router) {
        router.get(SELF, Access.SIGNED_IN, visit -> show(visit, 200));
        router.post(SELF, Access.SIGNED_IN, this::ask);
        router.get(SELF + "/{name}", Access.SIGNED_IN, this::download);
        router.post(SELF + "/{name}/delete", Access.SIGNED_IN, this::delete);
    }

    private static AccountId self(Visit visit) {
        return new AccountId(visit.viewer().accountId());
    }

    private void show(Visit visit, int status) {
        AccountId self = self(visit);
        ExportRules rules = exports.rules();
        List<Row> rows = exports.of(self).stream()
                .map(export -> new Row(export, export.asked().plus(rules.kept())))
                .toList();
        visit.context().header("Cache-Control", "no-store");
        visit.render(
                status,
                TEMPLATE,
                new View(
                        rows,
                        rules.offered(),
                        exports.next(self).filter(clock.instant()::isBefore),
                        rows.stream().anyMatch(row -> !row.export().ready()),
                        rules.kept().toDays()));
    }

    private void ask(Visit visit) {
        switch (exports.ask(self(visit))) {
            case Asked.Begun() -> visit.redirect(SELF, Message.of("transfer.export.begun"));
            case Asked.Already() -> visit.redirect(SELF, Message.of("transfer.export.already"));
            case Asked.TooSoon(Instant until) -> {
                long seconds =
                        Math.max(1, Duration.between(clock.instant(), until).toSeconds());
                visit.context().header("Retry-After", Long.toString(seconds));
                show(visit, TOO_MANY);
            }
            case Asked.Off() -> show(visit, FORBIDDEN);
        }
    }

    private void delete(Visit visit) {
        if (!exports.delete(self(visit), visit.path("name"))) {
            throw new AppException.NotFound("no such export of this person");
        }
        visit.redirect(SELF, Message.of("transfer.export.deleted"));
    }

    private void download(Visit visit) {
        AccountExport export = exports.find(self(visit), visit.path("name"))
                .orElseThrow(() -> new AppException.NotFound("no such export of this person"));
        Context context = visit.context();
        context.header("Cache-Control", "private, no-store");
        try {
            Optional<URI> signed = exports.signed(export);
            if (signed.isPresent()) {
                context.status(303).header("Location", signed.get().toString());
                return;
            }
            ObjectInfo info =
                    exports.stat(export).orElseThrow(() -> new AppException.NotFound("an export's file is gone"));
            send(context, export, info);
        } catch (StorageException.Missing e) {
            throw new AppException.NotFound("an export's file is gone");
        } catch (StorageException e) {
            throw new AppException.Unavailable("an export could not be read: " + e.getMessage(), e.shown(), e);
        }
    }

    private void send(Context context, AccountExport export, ObjectInfo info) {
        String tag = "\"" + info.version() + "\"";
        String condition = context.header("If-Range");
        String wanted = condition == null || condition.equals(tag) ? context.header("Range") : null;
        context.disableCompression();
        context.header("ETag", tag);
        context.header("Accept-Ranges", "bytes");
        context.header("Content-Disposition", "attachment; filename=\"lindworm-account-export.zip\"");
        switch (RangeHeader.parse(wanted, info.size())) {
            case RangeHeader.Whole() -> body(context, export, info, ByteRange.ALL);
            case RangeHeader.Part(ByteRange part) -> {
                long last = part.offset() + part.length() - 1;
                context.status(206);
                context.header("Content-Range", "bytes " + part.offset() + "-" + last + "/" + info.size());
                body(context, export, info, part);
            }
            case RangeHeader.Beyond() -> {
                context.status(416);
                context.header("Content-Range", "bytes */" + info.size());
            }
        }
    }

    private void body(Context context, AccountExport export, ObjectInfo info, ByteRange range) {
        context.contentType("application/zip");
        context.header("Content-Length", Long.toString(range.lengthWithin(info.size())));
        if (!context.method().equals(HandlerType.HEAD)) {
            context.result(exports.open(export, range).stream());
        }
    }
}
