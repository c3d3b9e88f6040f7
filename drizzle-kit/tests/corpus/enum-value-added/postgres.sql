-- committed before the next
alter type "roles" add value 'nobody' before 'guest';
-- committed before the next
alter type "roles" add value 'user' before 'admin';
-- committed before the next
alter type "roles" add value 'root';
alter table "t" alter column "role" set default 'user'::"roles";

-- down
alter type "roles" rename to "__old_roles";
create type "roles" as enum ('guest', 'admin');
alter table "t" alter column "role" drop default;
alter table "t" alter column "role" type "roles" using "role"::text::"roles";
alter table "t" alter column "role" set default 'guest'::"roles";
drop type "__old_roles";
alter table "t" alter column "role" set default 'guest'::"roles";
