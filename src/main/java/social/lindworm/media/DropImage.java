package social.lindworm.media;

import java.time.Duration;
import social.lindworm.jobs.JobType;
import social.lindworm.jobs.RetryPolicy;

/// Takes away the files of a picture that goes to rest.
record DropImage(long media) {

    static final JobType<DropImage> TYPE = new JobType<>(
            "media.drop", DropImage.class, new RetryPolicy(10, Duration.ofSeconds(15), Duration.ofMinutes(10)));
}
