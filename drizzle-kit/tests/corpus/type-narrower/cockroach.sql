-- loses: values of column `t.a` are converted from int8 to int4: what does not fit is cut or refused
-- loses: values of column `t.b` are converted from varchar(20) to varchar(10): what does not fit is cut or refused
-- outside of a transaction
alter table "t" alter column "a" type int4;
-- outside of a transaction
alter table "t" alter column "b" type varchar(10);

-- down
-- outside of a transaction
alter table "t" alter column "a" type int8;
-- outside of a transaction
alter table "t" alter column "b" type varchar(20);
