-- loses: values of column `t.a` are converted from varchar(10) to int4: what does not fit is cut or refused
-- outside of a transaction
alter table "t" alter column "a" type int4 using case when a = 'yes' then 1 else 0 end;

-- down
-- loses: values of column `t.a` are converted from int4 to varchar(10): what does not fit is cut or refused
-- outside of a transaction
alter table "t" alter column "a" type varchar(10);
