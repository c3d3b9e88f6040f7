alter table "t" alter column "id" set increment by 5 set start with 10;
alter table "u" alter column "id" set increment by 3;

-- down
alter table "t" alter column "id" set increment by 2 set start with 1;
alter table "u" alter column "id" set increment by 1;
