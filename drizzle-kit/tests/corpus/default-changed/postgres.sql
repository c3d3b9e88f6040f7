alter table "t" alter column "a" set default 2;
alter table "t" alter column "b" set default 'r';

-- down
alter table "t" alter column "a" set default 1;
alter table "t" alter column "b" set default 'q';
