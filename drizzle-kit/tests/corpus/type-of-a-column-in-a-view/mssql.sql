alter table [t] alter column [a] bigint null;

-- down
-- loses: values of column `t.a` are converted from bigint to int: what does not fit is cut or refused
alter table [t] alter column [a] int null;
