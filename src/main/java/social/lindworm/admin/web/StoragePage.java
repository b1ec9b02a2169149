package social.lindworm.admin.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import social.lindworm.admin.StorageAlarms;
import social.lindworm.admin.StorageCare;
import social.lindworm.admin.StorageChecks;
import social.lindworm.common.Message;
import social.lindworm.media.MediaInventory;
import social.lindworm.media.MirrorRun;
import social.lindworm.storage.check.CheckLine;
import social.lindworm.web.Access;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Where the files are, what goes on between the places, and a button that tries them out.
public final class StoragePage implements Routes {

    static final String SELF = "/settings/storage";

    private static final Access OPERATORS = Access.may(Permission.SYSTEM_ADMINISTRATION);
    private static final String LOOK_AGAIN_SECONDS = "3";

    private final StorageCare care;
    private final Clock clock;

    StoragePage(StorageCare care, Clock clock) {
        this.care = care;
        this.clock = clock;
    }

    /// @param size of all bytes, for people
    public record Row(String kind, long objects, String size) {}

    /// @param place as it is shown
    public record Section(String place, List<CheckLine> lines) {}

    /// The second store for all pictures.
    ///
    /// @param run the last comparison with it, if there was one
    /// @param size of what it was proved to have, for people
    public record Mirror(String place, Optional<MirrorRun> run, String size) {}

    /// What goes on between the places.
    ///
    /// @param move if one is under way
    /// @param mirror if there is one
    public record Between(Optional<MoveView> move, Optional<Mirror> mirror) {}

    /// What the ledger knows.
    ///
    /// @param size of all files, for people
    /// @param leaving the size of what is to be collected, for people
    public record Stock(MediaInventory.Contents contents, List<Row> rows, String size, String leaving) {}

    public record View(
            List<StorageAlarms.Alarm> alarms,
            Stock stock,
            Between between,
            Optional<StorageChecks.Report> report,
            List<Section> sections) {}

    @Override
    public void register(Router router) {
        router.get(SELF, OPERATORS, this::show);
        router.post(SELF + "/check", OPERATORS, visit -> {
            care.checks().begin();
            visit.redirect(SELF, Message.of("admin.storage.begun"));
        });
    }

    /// While something goes on, the page comes again by itself, without scripts too.
    private void show(Visit visit) {
        Frame frame = visit.frame();
        Optional<StorageChecks.Report> report = care.checks().latest();
        Between between = between(frame);
        if (report.filter(StorageChecks.Report::running).isPresent()
                || between.move().filter(MoveView::isLively).isPresent()) {
            visit.context().header("Refresh", LOOK_AGAIN_SECONDS);
        }
        List<Section> sections = report.map(found -> sections(frame, found)).orElse(List.of());
        visit.render("admin/storage.jte", new View(care.alarms().now(), stock(frame), between, report, sections));
    }

    private Stock stock(Frame frame) {
        MediaInventory.Contents contents = care.checks().contents();
        List<Row> rows = contents.amounts().stream()
                .map(amount -> new Row(name(frame, amount), amount.objects(), ByteSize.of(frame, amount.bytes())))
                .toList();
        return new Stock(
                contents,
                rows,
                ByteSize.of(frame, contents.bytes()),
                ByteSize.of(frame, contents.leaving().bytes()));
    }

    private static String name(Frame frame, MediaInventory.Amount amount) {
        String kind = frame.text("admin.storage.kind." + amount.kind() + (amount.copies() ? ".copies" : ""));
        return amount.cached() ? frame.text("admin.storage.fetched", kind) : kind;
    }

    private Between between(Frame frame) {
        return new Between(
                care.moves().current().map(move -> MoveView.of(frame, move, care.configured(), clock.instant())),
                care.mirrorPlace().map(place -> mirror(frame, place)));
    }

    private Mirror mirror(Frame frame, String place) {
        Optional<MirrorRun> run = care.mirror().last(place);
        long bytes = run.map(last -> last.found().bytes()).orElse(0L);
        return new Mirror(MoveView.name(frame, place), run, ByteSize.of(frame, bytes));
    }

    private static List<Section> sections(Frame frame, StorageChecks.Report report) {
        return List.of(CheckLine.Place.values()).stream()
                .map(place -> new Section(
                        frame.text("admin.storage.place." + place),
                        report.lines().stream()
                                .filter(line -> line.place() == place)
                                .toList()))
                .filter(section -> !section.lines().isEmpty())
                .toList();
    }
}
