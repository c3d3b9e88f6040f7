alter table "t" drop constraint "t_a";
alter table "t" drop column "b";
alter table "t" alter column "a" type bigint;
alter table "t" add column "b" bigint generated always as ("a" + 1) stored;
alter table "t" add constraint "t_a" check ("a" > 0);

-- down
-- loses: values of column `t.a` are converted from bigint to integer: what does not fit is cut or refused
alter table "t" drop constraint "t_a";
alter table "t" drop column "b";
alter table "t" alter column "a" type integer;
alter table "t" add column "b" bigint generated always as ("a" + 1) stored;
alter table "t" add constraint "t_a" check ("a" > 0);
