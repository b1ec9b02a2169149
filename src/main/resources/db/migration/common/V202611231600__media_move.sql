-- The move of all pictures to another store, while one is under way.
create table media_move (
    id integer primary key check (id = 1),
    phase text not null,
    source_place text not null,
    -- How the store is reached, sealed with the instance's key.
    source_line text not null,
    target_place text not null,
    target_line text not null,
    started bigint not null,
    phase_since bigint not null,
    -- The last sign of the process that copies, and what it had done by then.
    beat bigint not null,
    expected bigint not null,
    seen bigint not null,
    bytes bigint not null,
    told text not null
);
