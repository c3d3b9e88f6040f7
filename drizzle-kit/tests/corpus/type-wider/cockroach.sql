alter table "t" alter column "a" drop default;
-- outside of a transaction
alter table "t" alter column "a" type int8;
alter table "t" alter column "a" set default 1;
-- outside of a transaction
alter table "t" alter column "b" type varchar(20);

-- down
-- loses: values of column `t.a` are converted from int8 to int4: what does not fit is cut or refused
-- loses: values of column `t.b` are converted from varchar(20) to varchar(10): what does not fit is cut or refused
alter table "t" alter column "a" drop default;
-- outside of a transaction
alter table "t" alter column "a" type int4;
alter table "t" alter column "a" set default 1;
-- outside of a transaction
alter table "t" alter column "b" type varchar(10);
