package social.lindworm.admin.web;

import com.ibm.icu.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import social.lindworm.admin.StorageChecks;
import social.lindworm.common.Message;
import social.lindworm.media.MediaInventory;
import social.lindworm.storage.check.CheckLine;
import social.lindworm.web.Access;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Where the files are, and a button that tries the places out.
public final class StoragePage implements Routes {

    static final String SELF = "/settings/storage";

    private static final Access OPERATORS = Access.may(Permission.SYSTEM_ADMINISTRATION);
    private static final String LOOK_AGAIN_SECONDS = "3";
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final int STEP = 1_024;

    private final StorageChecks checks;

    StoragePage(StorageChecks checks) {
        this.checks = checks;
    }

    /// @param size of all bytes, for people
    public record Row(String kind, long objects, String size) {}

    /// @param place as it is shown
    public record Section(String place, List<CheckLine> lines) {}

    public record View(
            MediaInventory.Contents contents,
            List<Row> rows,
            String size,
            Optional<StorageChecks.Report> report,
            List<Section> sections) {}

    @Override
    public void register(Router router) {
        router.get(SELF, OPERATORS, this::show);
        router.post(SELF + "/check", OPERATORS, visit -> {
            checks.begin();
            visit.redirect(SELF, Message.of("admin.storage.begun"));
        });
    }

    /// While a check goes on, the page comes again by itself, without scripts too.
    private void show(Visit visit) {
        Frame frame = visit.frame();
        MediaInventory.Contents contents = checks.contents();
        Optional<StorageChecks.Report> report = checks.latest();
        if (report.filter(StorageChecks.Report::running).isPresent()) {
            visit.context().header("Refresh", LOOK_AGAIN_SECONDS);
        }
        List<Row> rows = contents.amounts().stream()
                .map(amount -> new Row(
                        frame.text("admin.storage.kind." + amount.kind() + (amount.copies() ? ".copies" : "")),
                        amount.objects(),
                        size(frame, amount.bytes())))
                .toList();
        List<Section> sections = report.map(found -> sections(frame, found)).orElse(List.of());
        visit.render("admin/storage.jte", new View(contents, rows, size(frame, contents.bytes()), report, sections));
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

    private static String size(Frame frame, long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.size() - 1) {
            size /= STEP;
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(frame.locale());
        format.setMaximumFractionDigits(1);
        return format.format(size) + "\u00a0" + UNITS.get(unit);
    }
}
