package social.lindworm.media;

import java.time.Duration;
import social.lindworm.jobs.JobType;
import social.lindworm.jobs.RetryPolicy;

/// Fetches a picture from its address and makes it presentable.
record FetchImage(long media) {

    /// Somebody is waiting for it, so it is given up within minutes.
    static final int ATTEMPTS = 4;

    static final JobType<FetchImage> TYPE = new JobType<>(
            "media.fetch", FetchImage.class, new RetryPolicy(ATTEMPTS, Duration.ofSeconds(15), Duration.ofMinutes(5)));
}
