-- loses: values of column `t.a` are converted from int4 to varchar(20): what does not fit is cut or refused
alter table "t" alter column "a" drop default;
-- outside of a transaction
alter table "t" alter column "a" type varchar(20);
alter table "t" alter column "a" set default '3';

-- down
-- loses: values of column `t.a` are converted from varchar(20) to int4: what does not fit is cut or refused
alter table "t" alter column "a" drop default;
-- outside of a transaction
alter table "t" alter column "a" type int4 using "a"::int4;
alter table "t" alter column "a" set default 3;
