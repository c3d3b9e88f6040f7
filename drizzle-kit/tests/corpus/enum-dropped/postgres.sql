-- loses: values of column `t.role` are converted from "roles" to varchar(20): what does not fit is cut or refused
alter table "t" alter column "role" drop default;
alter table "t" alter column "role" type varchar(20);
alter table "t" alter column "role" set default 'user';
drop type "roles";

-- down
-- loses: values of column `t.role` are converted from varchar(20) to "roles": what does not fit is cut or refused
create type "roles" as enum ('guest', 'user');
alter table "t" alter column "role" drop default;
alter table "t" alter column "role" type "roles" using "role"::"roles";
alter table "t" alter column "role" set default 'user'::"roles";
