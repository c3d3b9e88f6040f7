alter table "users" alter column "name" drop not null;

-- down
-- loses: NULLs of column `users.name` become an empty value
update "users" set "name" = '' where "name" is null;
alter table "users" alter column "name" set not null;
