-- The last check of the places for files that somebody asked for, line by line as it goes on.
create table storage_check (
    id ${id},
    begun bigint not null,
    ended bigint
);

create table storage_check_line (
    check_id bigint not null references storage_check (id),
    number bigint not null,
    place text not null,
    step text not null,
    grade text not null,
    seen text not null,
    advice text,
    primary key (check_id, number)
);
