package social.lindworm.media;

import social.lindworm.jobs.JobType;
import social.lindworm.jobs.RetryPolicy;

/// Fetches a picture from its address and makes it presentable.
record FetchImage(long media) {

    /// How often its server is asked. Somebody is waiting for it, so it is given up within minutes; a store of ours
    /// that is away meanwhile does not count.
    static final int ATTEMPTS = 4;

    static final JobType<FetchImage> TYPE = new JobType<>("media.fetch", FetchImage.class, RetryPolicy.REMOTE);
}
