package social.lindworm.media;

import social.lindworm.jobs.JobType;
import social.lindworm.jobs.RetryPolicy;

/// Removes a discarded picture with all its files.
record RemoveImage(long media) {

    static final JobType<RemoveImage> TYPE = new JobType<>("media.remove", RemoveImage.class, RetryPolicy.REMOTE);
}
