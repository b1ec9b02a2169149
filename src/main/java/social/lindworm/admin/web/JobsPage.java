package social.lindworm.admin.web;

import java.util.List;
import java.util.Set;
import social.lindworm.admin.JobChanges;
import social.lindworm.common.Message;
import social.lindworm.jobs.JobFailures;
import social.lindworm.web.Access;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Pages;

/// The work that goes on behind the pages, and what of it fails.
public final class JobsPage implements Routes {

    static final String SELF = "/settings/jobs";

    private static final Access OWNERS = Access.may(Permission.EDIT_INSTANCE_SETTINGS);
    private static final int PAGE_LENGTH = 50;

    /// Kinds of jobs that have a name in people's words; others are called as in the program.
    private static final Set<String> NAMED = Set.of(
            "account.mail",
            "media.make",
            "media.fetch",
            "media.remove",
            "media.drop",
            "transfer.export",
            "transfer.removeExport",
            "admin.checkStorage");

    private final JobFailures failures;
    private final JobChanges changes;

    JobsPage(JobFailures failures, JobChanges changes) {
        this.failures = failures;
        this.changes = changes;
    }

    /// @param name in the reader's words
    public record Row(JobFailures.Failure failure, String name) {}

    public record View(JobFailures.Queue queue, List<Row> rows, Pages pages) {}

    @Override
    public void register(Router router) {
        router.get(SELF, OWNERS, this::show);
        router.get("/settings/celery", OWNERS, visit -> visit.redirect(SELF));
        router.post(SELF + "/retry-all", OWNERS, visit -> {
            int count = changes.retryAll(Steps.self(visit));
            visit.redirect(SELF, Message.of("admin.jobs.retriedAll", String.valueOf(count)));
        });
        router.post(SELF + "/give-up-all", OWNERS, visit -> {
            int count = changes.giveUpAll(Steps.self(visit));
            visit.redirect(SELF, Message.of("admin.jobs.gaveUpAll", String.valueOf(count)));
        });
        router.post(
                SELF + "/{id}/retry",
                OWNERS,
                visit -> answer(visit, changes.retry(Steps.self(visit), visit.id("id")), "admin.jobs.retried"));
        router.post(
                SELF + "/{id}/give-up",
                OWNERS,
                visit -> answer(visit, changes.giveUp(Steps.self(visit), visit.id("id")), "admin.jobs.gaveUp"));
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        int page = visit.page();
        JobFailures.Page found = failures.page((page - 1) * PAGE_LENGTH, PAGE_LENGTH);
        visit.render(
                "admin/jobs.jte",
                new View(
                        failures.queue(),
                        found.failures().stream()
                                .map(failure -> new Row(failure, name(frame, failure.job())))
                                .toList(),
                        Pages.of(page, found.total(), PAGE_LENGTH, frame.path())));
    }

    private static String name(Frame frame, String job) {
        return NAMED.contains(job) ? frame.text("admin.jobs.name." + job) : job;
    }

    private static void answer(Visit visit, boolean done, String key) {
        visit.redirect(SELF, Message.of(done ? key : "admin.jobs.tooLate"));
    }
}
