-- One row for each picture that was given to us. The name is the stem of all its keys in the store; where its files lie follows from kind, name, format and size.
-- incoming is what was uploaded, as it came: never shown, and gone once the picture is made.
create table media (
    id ${id},
    kind text not null check (kind in ('COVER', 'AVATAR', 'LOGO')),
    state text not null check (state in ('WAITING', 'READY', 'BROKEN', 'GONE')),
    name text not null,
    giver bigint,
    source text,
    incoming text,
    attempts bigint not null,
    problem text,
    format text,
    width bigint not null,
    height bigint not null,
    recipe bigint not null,
    created bigint not null,
    unused_since bigint
);
create unique index media_name on media (name);
create index media_unused on media (unused_since);

-- The ledger of files in the store: box 0 is the picture itself, the others are its smaller copies.
create table media_file (
    object_key text not null primary key,
    media_id bigint not null references media (id),
    box bigint not null,
    content_type text not null,
    bytes bigint not null,
    content_hash text not null,
    width bigint not null,
    height bigint not null,
    created bigint not null
);
create index media_file_of on media_file (media_id);
