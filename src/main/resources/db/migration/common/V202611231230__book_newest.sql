-- The front page shows the works that came last.
create index book_by_kind on book (kind, id);
