-- Which process has the move: none speaks for another.
alter table media_move add column owner text not null default '';
