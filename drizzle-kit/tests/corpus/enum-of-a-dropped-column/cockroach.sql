-- fails if rows have `guest` or `admin`, which `roles` has no more
-- loses: column `t.two` is dropped with its values
alter type "roles" rename to "__old_roles";
create type "roles" as enum ('user');
-- outside of a transaction
alter table "t" alter column "one" type "roles" using "one"::text::"roles";
alter table "t" alter column "two" drop default;
-- outside of a transaction
alter table "t" alter column "two" type text using "two"::text;
drop type "__old_roles";
alter table "t" drop column "two";

-- down
-- committed before the next
alter type "roles" add value 'guest' before 'user';
-- committed before the next
alter type "roles" add value 'admin';
alter table "t" add column "two" "roles" default 'guest'::"roles";
