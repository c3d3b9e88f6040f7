-- loses: values of column `t.a` are converted from integer to varchar(20): what does not fit is cut or refused
alter table "t" alter column "a" drop default;
alter table "t" alter column "a" type varchar(20);
alter table "t" alter column "a" set default '3';

-- down
-- loses: values of column `t.a` are converted from varchar(20) to integer: what does not fit is cut or refused
alter table "t" alter column "a" drop default;
alter table "t" alter column "a" type integer using "a"::integer;
alter table "t" alter column "a" set default 3;
