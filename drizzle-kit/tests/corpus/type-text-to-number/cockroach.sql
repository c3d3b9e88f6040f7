-- loses: values of column `t.a` are converted from varchar(10) to int4: what does not fit is cut or refused
-- outside of a transaction
alter table "t" alter column "a" type int4 using "a"::int4;

-- down
-- loses: values of column `t.a` are converted from int4 to varchar(10): what does not fit is cut or refused
-- outside of a transaction
alter table "t" alter column "a" type varchar(10);
