-- loses: values of column `t.a` are converted from nvarchar(10) to int: what does not fit is cut or refused
alter table [t] alter column [a] int null;

-- down
-- loses: values of column `t.a` are converted from int to nvarchar(10): what does not fit is cut or refused
alter table [t] alter column [a] nvarchar(10) null;
