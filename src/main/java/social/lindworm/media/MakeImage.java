package social.lindworm.media;

import social.lindworm.jobs.JobType;
import social.lindworm.jobs.RetryPolicy;

/// Makes an uploaded picture presentable.
record MakeImage(long media) {

    static final JobType<MakeImage> TYPE = new JobType<>("media.make", MakeImage.class, RetryPolicy.REMOTE);
}
