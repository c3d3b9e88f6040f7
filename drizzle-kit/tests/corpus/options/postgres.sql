alter table "t" set unlogged;
alter table "t" reset (fillfactor);
alter table "t" set (fillfactor = 80);

-- down
alter table "t" set logged;
alter table "t" reset (fillfactor);
alter table "t" set (fillfactor = 70);
