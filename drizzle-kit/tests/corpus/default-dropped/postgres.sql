alter table "t" alter column "a" drop default;

-- down
alter table "t" alter column "a" set default 1;
