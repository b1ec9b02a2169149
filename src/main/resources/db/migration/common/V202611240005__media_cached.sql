-- 1 if the files of a picture lie below cached/, as they do since then when they were fetched from elsewhere: with a store of their own, and
-- place naming that store, or among all others.
alter table media add column cached bigint not null default 0;
