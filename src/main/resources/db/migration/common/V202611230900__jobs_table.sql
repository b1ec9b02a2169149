-- The scheduler's own table, by its documentation, and what an admin should see of jobs that failed for good.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data ${blob},
    execution_time ${instant} not null,
    picked boolean not null,
    picked_by text,
    last_success ${instant},
    last_failure ${instant},
    consecutive_failures integer,
    last_heartbeat ${instant},
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_execution on scheduled_tasks (execution_time);

create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

create table job_failure (
    id ${id},
    job text not null,
    job_key text not null,
    payload text not null,
    error text not null,
    attempts integer not null,
    gave_up boolean not null,
    failed_at bigint not null
);

create unique index job_failure_of on job_failure (job, job_key);
