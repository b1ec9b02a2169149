package social.lindworm.admin;

import java.time.Duration;
import social.lindworm.jobs.JobType;
import social.lindworm.jobs.RetryPolicy;

/// Does the check of the places for files that somebody asked for.
record CheckStorage(long check) {

    static final JobType<CheckStorage> TYPE = new JobType<>(
            "admin.checkStorage",
            CheckStorage.class,
            new RetryPolicy(2, Duration.ofSeconds(30), Duration.ofSeconds(30)));
}
