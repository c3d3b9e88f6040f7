create type "roles" as enum ('guest', 'user', 'admin');
alter table "t" add column "role" "roles" not null default 'user'::"roles";

-- down
-- loses: column `t.role` is dropped with its values
alter table "t" drop column "role";
drop type "roles";
