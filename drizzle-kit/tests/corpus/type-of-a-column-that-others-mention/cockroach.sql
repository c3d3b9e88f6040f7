alter table "t" drop constraint "t_a";
alter table "t" drop column "b";
-- outside of a transaction
alter table "t" alter column "a" type int8;
alter table "t" add column "b" int8 generated always as ("a" + 1) stored;
alter table "t" add constraint "t_a" check ("a" > 0);

-- down
-- loses: values of column `t.a` are converted from int8 to int4: what does not fit is cut or refused
alter table "t" drop constraint "t_a";
alter table "t" drop column "b";
-- outside of a transaction
alter table "t" alter column "a" type int4;
alter table "t" add column "b" int8 generated always as ("a" + 1) stored;
alter table "t" add constraint "t_a" check ("a" > 0);
