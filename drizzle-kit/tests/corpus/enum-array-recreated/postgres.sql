-- fails if rows have `admin`, which `roles` has no more
drop view "shown";
alter type "roles" rename to "__old_roles";
create type "roles" as enum ('user', 'guest');
alter table "t" alter column "list" type "roles"[] using "list"::text[]::"roles"[];
drop type "__old_roles";
create view "shown" as select "id", "list" from "t";

-- down
drop view "shown";
alter type "roles" rename to "__old_roles";
create type "roles" as enum ('guest', 'user', 'admin');
alter table "t" alter column "list" type "roles"[] using "list"::text[]::"roles"[];
drop type "__old_roles";
create view "shown" as select "id", "list" from "t";
