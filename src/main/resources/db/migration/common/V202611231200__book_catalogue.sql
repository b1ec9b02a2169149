-- The catalogue: works and editions in one id space, authors, series, their identifiers, and the history of all of them.
--
-- Partial dates are one number, year * 10000 + month * 100 + day, with 00 for what is not known: it sorts, and it holds its precision.
-- Lists are JSON arrays of texts. Ids are never used twice: a merged record keeps its own for the redirect.

create table book (
    id ${id},
    kind text not null check (kind in ('WORK', 'EDITION')),
    title text not null,
    title_folded text not null,
    sort_title text not null,
    subtitle text,
    description text,
    languages text not null,
    subjects text not null,
    subject_places text not null,
    first_published bigint,
    published bigint,
    cover_id bigint,
    origin_id text,
    version bigint not null,
    created bigint not null,
    updated bigint not null,
    last_edited_by bigint
);
create unique index book_by_origin on book (origin_id);
create index book_by_title on book (title_folded);

-- A work has no columns of its own: it is a book of kind WORK, to which editions point.
create table edition (
    book_id bigint not null primary key references book (id) on delete cascade,
    work_id bigint not null references book (id),
    isbn_10 text,
    isbn_13 text,
    oclc text,
    pages bigint,
    physical_format text,
    physical_format_detail text,
    publishers text not null,
    edition_rank bigint not null
);
create index edition_by_work on edition (work_id, edition_rank desc, book_id);
create unique index edition_by_isbn_10 on edition (isbn_10);
create unique index edition_by_isbn_13 on edition (isbn_13);
create unique index edition_by_oclc on edition (oclc);

create table author (
    id ${id},
    name text not null,
    aliases text not null,
    bio text,
    born bigint,
    died bigint,
    wikipedia_link text,
    website text,
    origin_id text,
    version bigint not null,
    created bigint not null,
    updated bigint not null,
    last_edited_by bigint
);
create unique index author_by_origin on author (origin_id);

-- Every name and alias of an author as a key for look-ups: folded, letters and digits only.
create table author_name (
    name_key text not null,
    author_id bigint not null references author (id) on delete cascade,
    primary key (name_key, author_id)
);
create index author_name_by_author on author_name (author_id);

create table book_author (
    book_id bigint not null references book (id) on delete cascade,
    author_id bigint not null references author (id),
    position bigint not null,
    primary key (book_id, author_id)
);
create index book_author_by_author on book_author (author_id, book_id);

create table series (
    id ${id},
    name text not null,
    name_folded text not null,
    alternative_names text not null,
    origin_id text,
    version bigint not null,
    created bigint not null,
    updated bigint not null,
    last_edited_by bigint
);
create unique index series_by_origin on series (origin_id);
create index series_by_name on series (name_folded);

create table series_book (
    id ${id},
    series_id bigint not null references series (id) on delete cascade,
    work_id bigint not null references book (id) on delete cascade,
    series_number text not null,
    number_sort bigint not null
);
create unique index series_book_once on series_book (series_id, work_id);
create index series_book_in_order on series_book (series_id, number_sort, work_id);
create index series_book_by_work on series_book (work_id);

-- What other catalogues call a record. One value of a scheme belongs to one record of a kind, so two equal arrivals make no twins;
-- a record may have several of a scheme (after a merge), the lowest position is shown first.
create table identifier (
    owner_kind text not null check (owner_kind in ('WORK', 'EDITION', 'AUTHOR', 'SERIES')),
    scheme text not null,
    value text not null,
    owner_id bigint not null,
    position bigint not null,
    primary key (owner_kind, scheme, value)
);
create index identifier_by_owner on identifier (owner_kind, owner_id);

-- The state of a record after each edit. Records that arrived in bulk get their first row only when somebody edits them.
create table revision (
    id ${id},
    kind text not null check (kind in ('WORK', 'EDITION', 'AUTHOR', 'SERIES')),
    subject_id bigint not null,
    number bigint not null,
    action text not null,
    note text,
    editor_id bigint,
    created bigint not null,
    snapshot text not null
);
create unique index revision_by_subject on revision (kind, subject_id, number);
create index revision_by_editor on revision (editor_id, id);

create table merge_record (
    id ${id},
    kind text not null check (kind in ('WORK', 'EDITION', 'AUTHOR', 'SERIES')),
    survivor_id bigint not null,
    absorbed_id bigint not null,
    editor_id bigint,
    created bigint not null,
    undone bigint,
    undone_by bigint,
    undo text not null
);
create index merge_record_by_survivor on merge_record (kind, survivor_id);
create index merge_record_by_absorbed on merge_record (kind, absorbed_id);

-- Where the address of an absorbed record leads. Works and editions share their addresses and so the kind BOOK.
create table record_redirect (
    kind text not null check (kind in ('BOOK', 'AUTHOR', 'SERIES')),
    old_id bigint not null,
    target_id bigint not null,
    primary key (kind, old_id)
);
create index record_redirect_by_target on record_redirect (kind, target_id);

-- What changed, for everything derived from the catalogue (the search index). Ids rise in the order of the commits, because every change
-- first takes the one row of catalogue_turn.
create table book_change (
    id ${id},
    kind text not null check (kind in ('WORK', 'EDITION', 'AUTHOR', 'SERIES')),
    subject_id bigint not null
);

create table catalogue_turn (
    id bigint not null primary key,
    taken bigint not null
);
insert into catalogue_turn (id, taken) values (1, 0);
