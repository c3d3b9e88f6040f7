-- fails if rows have `guest`, which `roles` has no more
alter table "t" drop constraint "t_role";
drop index "t"@"t_role_idx";
alter type "roles" rename to "__old_roles";
create type "roles" as enum ('admin', 'user');
alter table "t" alter column "role" drop default;
-- outside of a transaction
alter table "t" alter column "role" type "roles" using "role"::text::"roles";
alter table "t" alter column "role" set default 'user'::"roles";
drop type "__old_roles";
alter table "t" alter column "role" set default 'user'::"roles";
alter table "t" add constraint "t_role" check ("role" <> 'admin');
create index "t_role_idx" on "t" ("role");

-- down
alter table "t" drop constraint "t_role";
drop index "t"@"t_role_idx";
alter type "roles" rename to "__old_roles";
create type "roles" as enum ('guest', 'user', 'admin');
alter table "t" alter column "role" drop default;
-- outside of a transaction
alter table "t" alter column "role" type "roles" using "role"::text::"roles";
alter table "t" alter column "role" set default 'guest'::"roles";
drop type "__old_roles";
alter table "t" alter column "role" set default 'guest'::"roles";
alter table "t" add constraint "t_role" check ("role" <> 'admin');
create index "t_role_idx" on "t" ("role");
