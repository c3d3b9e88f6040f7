-- loses: values of column `t.a` are converted from varchar(10) to integer: what does not fit is cut or refused
alter table "t" alter column "a" type integer using "a"::integer;

-- down
-- loses: values of column `t.a` are converted from integer to varchar(10): what does not fit is cut or refused
alter table "t" alter column "a" type varchar(10);
