-- How many people are known to have rated or shelved a work elsewhere: what an import says, until people here say more. Lifts a work among equal hits.
create table book_renown (
    work_id bigint not null primary key references book (id) on delete cascade,
    readers bigint not null
);
