-- What the last comparison of the leading store with its mirror found out.
create table media_mirror (
    place text not null primary key,
    begun bigint not null,
    ended bigint,
    files bigint not null,
    bytes bigint not null,
    copied bigint not null,
    removed bigint not null,
    failed bigint not null,
    -- Files that only the mirror has any more, although the ledger knows them.
    lost bigint not null,
    problem text
);
