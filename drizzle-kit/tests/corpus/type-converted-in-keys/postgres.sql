-- loses: values of column `t.a` are converted from varchar(10) to integer: what does not fit is cut or refused
-- fails if rows of `t` don't meet `t_c`
alter table "t" drop constraint "t_c";
alter table "t" alter column "a" type integer using case when a = 'yes' then 1 else 0 end;
alter table "t" alter column "a" set default 1;
alter table "t" add constraint "t_c" check ("a" in (0, 1));

-- down
-- loses: values of column `t.a` are converted from integer to varchar(10): what does not fit is cut or refused
alter table "t" drop constraint "t_c";
alter table "t" alter column "a" drop default;
alter table "t" alter column "a" type varchar(10);
alter table "t" add constraint "t_c" check ("a" in ('yes', 'no'));
