-- Where all files of a picture are known to be: empty for the media folder of the machine, else the name of a bucket.
alter table media add column place text not null default '';
