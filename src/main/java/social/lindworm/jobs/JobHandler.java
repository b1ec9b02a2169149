package social.lindworm.jobs;

/// Does one kind of job. A job may run again after a crash or failure, so running it twice must do no harm.
public interface JobHandler<P extends Record> {

    JobType<P> type();

    /// Does the work; throwing means "try again by the retry policy".
    void run(P payload) throws Exception;
}
