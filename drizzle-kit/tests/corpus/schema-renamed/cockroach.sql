alter schema "app" rename to "core";
alter table "core"."users" add column "age" int4;

-- down
-- loses: column `app.users.age` is dropped with its values
alter schema "core" rename to "app";
alter table "app"."users" drop column "age";
