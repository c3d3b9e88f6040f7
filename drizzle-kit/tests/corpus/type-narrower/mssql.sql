-- loses: values of column `t.a` are converted from bigint to int: what does not fit is cut or refused
-- loses: values of column `t.b` are converted from nvarchar(20) to nvarchar(10): what does not fit is cut or refused
alter table [t] alter column [a] int null;
alter table [t] alter column [b] nvarchar(10) null;

-- down
alter table [t] alter column [a] bigint null;
alter table [t] alter column [b] nvarchar(20) null;
