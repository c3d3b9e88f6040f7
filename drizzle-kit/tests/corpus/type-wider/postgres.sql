alter table "t" alter column "a" drop default;
alter table "t" alter column "a" type bigint;
alter table "t" alter column "a" set default 1;
alter table "t" alter column "b" type varchar(20);

-- down
-- loses: values of column `t.a` are converted from bigint to integer: what does not fit is cut or refused
-- loses: values of column `t.b` are converted from varchar(20) to varchar(10): what does not fit is cut or refused
alter table "t" alter column "a" drop default;
alter table "t" alter column "a" type integer;
alter table "t" alter column "a" set default 1;
alter table "t" alter column "b" type varchar(10);
