-- Pictures that can be fetched again rest without files when nobody asked for them for long.
-- used_day: when somebody last did, in days since 1970. expired: 0 while the files are being removed, else the time from
-- which the picture is fetched again once somebody asks for it. dropped: how often it went to rest.
alter table media add column used_day bigint;
alter table media add column expired bigint;
alter table media add column dropped bigint not null default 0;
create index media_expired on media (expired) where expired is not null;
