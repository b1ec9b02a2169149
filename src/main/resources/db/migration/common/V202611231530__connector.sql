-- Where books are searched. The row 1 is the instance itself; the program writes it when it is first asked for.
create table connector (
    id ${id},
    version bigint not null,
    identifier text not null unique,
    connector_file text not null,
    name text not null,
    priority integer not null,
    active boolean not null,
    base_url text not null,
    books_url text not null,
    -- What stands before a cover's key; empty follows the storage settings.
    covers_url text not null,
    search_url text,
    isbn_search_url text
);

-- Keeps the number 1 for it, whatever is added first.
insert into connector (version, identifier, connector_file, name, priority, active, base_url, books_url, covers_url)
values (1, '', '', '', 1, false, '', '', '');
delete from connector;
