-- loses: values of column `t.a` are converted from nvarchar(10) to int: what does not fit is cut or refused
alter table [t] add [__new_a] int null;
update [t] set [__new_a] = case when a = 'yes' then 1 else 0 end;
alter table [t] drop column [a];
exec sp_rename N'[t].[__new_a]', N'a', N'COLUMN';
alter table [t] alter column [a] int null;

-- down
-- loses: values of column `t.a` are converted from int to nvarchar(10): what does not fit is cut or refused
alter table [t] alter column [a] nvarchar(10) null;
