-- The cover of each revision in a column of its own, so that the sweep of unused pictures keeps what a revert would bring back.
alter table revision add column cover_id bigint;
create index revision_by_cover on revision (cover_id);
