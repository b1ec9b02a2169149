-- Pictures discarded while all pictures move. What copies them may put a file back after that, be it that it was killed
-- in the middle of sending; so their files are taken away once more when nothing of it can be under way.
create table media_move_gone (
    name text primary key,
    kind text not null
);
