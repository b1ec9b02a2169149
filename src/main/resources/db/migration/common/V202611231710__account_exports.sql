-- Archives of what people have given this instance. The row of one that is taken away stays until its file is gone from the store.
create table account_export (
    id ${id},
    name text not null,
    account_id bigint not null references account (id),
    state text not null check (state in ('WAITING', 'READY', 'GONE')),
    asked_at bigint not null,
    finished_at bigint,
    bytes bigint not null,
    problem text
);

create unique index account_export_name on account_export (name);

create index account_export_of on account_export (account_id, id);

create index account_export_state on account_export (state, asked_at);

create index media_giver on media (giver);
