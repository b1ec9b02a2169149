package social.lindworm.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.db.TestDatabase;

@OnBothDatabases
class JobsTest {

    record Greeting(String name) {}

    private static final JobType<Greeting> GREET =
            new JobType<>("greet", Greeting.class, new RetryPolicy(3, Duration.ofMinutes(1), Duration.ofHours(1)));

    private final Database database;
    private final Jobs jobs = new Jobs(Clock.systemUTC());
    private final JobFailures failures;
    private final List<String> greeted = new ArrayList<>();
    private int failuresToCome;
    private final ManualJobs manual;

    JobsTest(Engine engine) {
        database = TestDatabase.fresh(engine);
        failures = new JobFailures(database, jobs, Clock.systemUTC());
        manual = new ManualJobs(database, failures, List.of(new Greeter()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aJobRunsAfterItsTransactionIsCommitted() {
        enqueue("a", "Ada");

        manual.runDue();

        assertThat(greeted).containsExactly("Ada");
    }

    @Test
    void aJobOfARolledBackTransactionNeverRuns() {
        assertThatThrownBy(() -> database.change(handle -> {
                    jobs.enqueue(handle, GREET, "a", new Greeting("Ada"));
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);

        manual.runDue();

        assertThat(greeted).isEmpty();
    }

    @Test
    void aSecondJobWithTheSameKeyIsNotMadeWhileOneWaits() {
        enqueue("a", "Ada");
        enqueue("a", "Grace");

        manual.runDue();

        assertThat(greeted).containsExactly("Ada");
    }

    @Test
    void aFailingJobIsTriedAgainLaterAndForgottenWhenItSucceeds() {
        failuresToCome = 1;
        enqueue("a", "Ada");

        manual.runDue();
        assertThat(greeted).isEmpty();
        assertThat(failures.page(0, 10).failures()).singleElement().satisfies(failure -> {
            assertThat(failure.error()).isEqualTo("no voice");
            assertThat(failure.gaveUp()).isFalse();
        });

        manual.later(Duration.ofMinutes(2));
        assertThat(greeted).containsExactly("Ada");
        assertThat(failures.page(0, 10).failures()).isEmpty();
    }

    @Test
    void aJobThatKeepsFailingIsGivenUpAndCanBeRetriedByHand() {
        failuresToCome = 3;
        enqueue("a", "Ada");

        manual.runDue();
        manual.later(Duration.ofHours(1));
        manual.later(Duration.ofHours(1));
        manual.later(Duration.ofHours(1));

        assertThat(greeted).isEmpty();
        JobFailures.Failure failure = failures.page(0, 10).failures().getFirst();
        assertThat(failure.gaveUp()).isTrue();
        assertThat(failure.attempts()).isEqualTo(3);

        assertThat(failure.nextTry()).isEmpty();
        assertThat(failures.queue()).isEqualTo(new JobFailures.Queue(0, 0, 0, 1));
        assertThat(database.<Boolean, RuntimeException>write(handle -> failures.retry(handle, failure)))
                .isTrue();
        manual.runDue();
        assertThat(greeted).containsExactly("Ada");
    }

    @Test
    void aJobThatWasGivenUpAndIsEnqueuedAnewIsGivenUpNoLonger() {
        failuresToCome = 3;
        enqueue("a", "Ada");
        manual.runDue();
        manual.later(Duration.ofHours(1));
        manual.later(Duration.ofHours(1));
        assertThat(failures.queue()).isEqualTo(new JobFailures.Queue(0, 0, 0, 1));

        enqueue("a", "Ada");
        assertThat(failures.queue()).isEqualTo(new JobFailures.Queue(1, 0, 0, 0));
        manual.runDue();

        assertThat(greeted).containsExactly("Ada");
        assertThat(failures.page(0, 10).failures()).isEmpty();
    }

    @Test
    void whoEnqueuesIsToldWhetherOneWaitsAlready() {
        assertThat(isNew("a")).isTrue();
        assertThat(isNew("a")).isFalse();
        assertThat(isNew("g")).isTrue();
    }

    private boolean isNew(String key) {
        return database.write(handle -> jobs.enqueue(handle, GREET, key, new Greeting("Ada")));
    }

    @Test
    void aJobThatWaitsForItsNextTryCanBeHurriedOrGivenUp() {
        failuresToCome = 2;
        enqueue("a", "Ada");
        enqueue("g", "Grace");
        manual.runDue();
        List<JobFailures.Failure> failed = failures.page(0, 10).failures();
        assertThat(failed)
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.nextTry())
                        .hasValueSatisfying(next -> assertThat(next).isAfter(failure.failedAt())));
        assertThat(failures.queue()).isEqualTo(new JobFailures.Queue(2, 0, 2, 0));
        JobFailures.Failure ada = failed.stream()
                .filter(failure -> failure.key().equals("a"))
                .findFirst()
                .orElseThrow();
        JobFailures.Failure grace = failed.stream()
                .filter(failure -> failure.key().equals("g"))
                .findFirst()
                .orElseThrow();

        database.change(handle -> {
            assertThat(failures.retry(handle, ada)).isTrue();
            assertThat(failures.giveUp(handle, grace)).isTrue();
        });
        manual.runDue();

        assertThat(greeted).containsExactly("Ada");
        assertThat(failures.queue()).isEqualTo(new JobFailures.Queue(0, 0, 0, 0));
    }

    @Test
    void aRunningServerTakesUpAJobAtOnce() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        JobHandler<Greeting> handler = new JobHandler<>() {
            @Override
            public JobType<Greeting> type() {
                return GREET;
            }

            @Override
            public void run(Greeting greeting) {
                done.countDown();
            }
        };
        try (JobRunner _ = JobRunner.start(database, jobs, failures, List.of(handler), List.of(), 2)) {
            enqueue("a", "Ada");

            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void enqueue(String key, String name) {
        database.change(handle -> jobs.enqueue(handle, GREET, key, new Greeting(name)));
    }

    private final class Greeter implements JobHandler<Greeting> {

        @Override
        public JobType<Greeting> type() {
            return GREET;
        }

        @Override
        public void run(Greeting greeting) {
            if (failuresToCome > 0) {
                failuresToCome--;
                throw new IllegalStateException("no voice");
            }
            greeted.add(greeting.name());
        }
    }
}
