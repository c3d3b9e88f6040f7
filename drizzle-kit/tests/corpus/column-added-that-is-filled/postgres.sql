alter table "users" add column "age" integer;
update "users" set "age" = 18 where "age" is null;
alter table "users" alter column "age" set not null;
alter table "users" add column "code" integer;
update "users" set "code" = id + 1 where "code" is null;
alter table "users" alter column "code" set not null;

-- down
-- loses: column `users.age` is dropped with its values
-- loses: column `users.code` is dropped with its values
alter table "users" drop column "age";
alter table "users" drop column "code";
