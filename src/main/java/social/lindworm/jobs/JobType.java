package social.lindworm.jobs;

/// A kind of job: its lasting name in the database, what it is told, and how it is retried.
///
/// @param name stays the same between versions, since waiting jobs are found by it
/// @param payload a record that Jackson writes and reads; only add components with a sensible absence
public record JobType<P extends Record>(String name, Class<P> payload, RetryPolicy retry) {}
