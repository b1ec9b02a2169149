-- A second logo for narrow places, the small picture in a browser's tab, and a text below every page.
alter table site add column small_logo_media bigint;

alter table site add column favicon_media bigint;

alter table site add column footer text not null default '';
