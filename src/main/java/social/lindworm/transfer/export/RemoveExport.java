package social.lindworm.transfer.export;

import social.lindworm.jobs.JobType;
import social.lindworm.jobs.RetryPolicy;

/// Takes the file of an archive that is gone for its owner out of the store.
///
/// @param export the id of its row
record RemoveExport(long export) {

    static final JobType<RemoveExport> TYPE =
            new JobType<>("transfer.removeExport", RemoveExport.class, RetryPolicy.REMOTE);
}
