package social.lindworm.transfer.export;

import social.lindworm.jobs.JobType;
import social.lindworm.jobs.RetryPolicy;

/// Makes one archive.
///
/// @param export the id of its row
record MakeExport(long export) {

    static final JobType<MakeExport> TYPE = new JobType<>("transfer.export", MakeExport.class, RetryPolicy.REMOTE);
}
