/// Work that outlives a request: durable, enqueued in the caller's transaction, retried with back-off, visible when it
/// fails. Built on db-scheduler. A feature declares a [social.lindworm.jobs.JobType] and a
/// [social.lindworm.jobs.JobHandler]; `app` registers it. May use `db`, `config`, `common`.
@NullMarked
package social.lindworm.jobs;

import org.jspecify.annotations.NullMarked;
