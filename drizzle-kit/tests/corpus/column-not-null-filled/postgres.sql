update "users" set "name" = 'nobody' where "name" is null;
alter table "users" alter column "name" set not null;

-- down
alter table "users" alter column "name" drop not null;
