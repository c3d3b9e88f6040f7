alter table "t" alter column "a" set default 5;
alter table "t" alter column "b" set default 'q';
alter table "t" alter column "c" set default false;

-- down
alter table "t" alter column "a" drop default;
alter table "t" alter column "b" drop default;
alter table "t" alter column "c" drop default;
