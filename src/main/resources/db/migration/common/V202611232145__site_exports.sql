-- Whether people may ask for an archive of what they have given, how often, and how long it is kept.
alter table site add column exports_offered boolean not null default true;

alter table site add column export_hours integer not null default 24;

alter table site add column export_days integer not null default 7;
