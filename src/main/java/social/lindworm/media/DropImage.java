package social.lindworm.media;

import social.lindworm.jobs.JobType;
import social.lindworm.jobs.RetryPolicy;

/// Takes away the files of a picture that goes to rest.
record DropImage(long media) {

    static final JobType<DropImage> TYPE = new JobType<>("media.drop", DropImage.class, RetryPolicy.REMOTE);
}
