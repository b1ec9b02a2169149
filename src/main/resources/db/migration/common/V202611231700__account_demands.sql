-- What is asked of somebody before they go on: another password, or a second factor. factor_ask is NEW until the one suggestion after signing in
-- has been answered.
alter table account add column password_demanded boolean not null default false;

alter table account add column factor_ask text not null default 'NEW';
