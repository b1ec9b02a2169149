package social.lindworm.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Our handlers in the scheduler's terms, with one failure rule for all: note it, wait longer each time, give up
/// visibly.
final class JobTasks {

    private static final Logger LOG = LoggerFactory.getLogger(JobTasks.class);

    private final JobFailures failures;
    private final PayloadJson json = new PayloadJson();

    JobTasks(JobFailures failures) {
        this.failures = failures;
    }

    List<Task<?>> oneTime(List<JobHandler<?>> handlers) {
        return handlers.stream().<Task<?>>map(this::task).toList();
    }

    static List<RecurringTask<Void>> recurring(List<RecurringJob> jobs) {
        return jobs.stream()
                .map(job -> Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                        .execute((instance, context) -> {
                            try {
                                job.run();
                            } catch (Exception e) {
                                throw new JobFailed(job.name(), e);
                            }
                        }))
                .toList();
    }

    private <P extends Record> Task<P> task(JobHandler<P> handler) {
        JobType<P> type = handler.type();
        return Tasks.oneTime(type.name(), type.payload())
                .onFailure((complete, operations) -> failed(type, complete, operations))
                .execute((instance, context) -> {
                    run(handler, instance);
                    if (context.getExecution().consecutiveFailures > 0) {
                        failures.succeeded(type, instance.getId());
                    }
                });
    }

    private static <P extends Record> void run(JobHandler<P> handler, TaskInstance<P> instance) {
        try {
            handler.run(instance.getData());
        } catch (Exception e) {
            throw new JobFailed(handler.type().name(), e);
        }
    }

    private <P extends Record> void failed(
            JobType<P> type, ExecutionComplete complete, ExecutionOperations<P> operations) {
        TaskInstance<?> instance = complete.getExecution().taskInstance;
        int attempts = complete.getExecution().consecutiveFailures + 1;
        boolean gaveUp = attempts >= type.retry().attempts();
        Throwable cause = complete.getCause().map(JobTasks::root).orElseGet(() -> new IllegalStateException("unknown"));
        String payload = new String(json.serialize(instance.getData()), StandardCharsets.UTF_8);
        failures.record(type, instance.getId(), payload, describe(cause), attempts, gaveUp);
        LOG.atWarn()
                .addKeyValue("job", type.name())
                .addKeyValue("key", instance.getId())
                .addKeyValue("attempt", attempts)
                .addKeyValue("gaveUp", gaveUp)
                .setCause(gaveUp ? cause : null)
                .log(gaveUp ? "job given up" : "job failed, will be tried again: " + describe(cause));
        if (gaveUp) {
            operations.remove();
        } else {
            Instant next = complete.getTimeDone().plus(type.retry().after(attempts));
            operations.reschedule(complete, next);
        }
    }

    private static Throwable root(Throwable failure) {
        return failure instanceof JobFailed && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static String describe(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /// Carries a checked exception through the scheduler.
    private static final class JobFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JobFailed(String job, Exception cause) {
            super("job " + job + " failed", cause);
        }
    }
}
