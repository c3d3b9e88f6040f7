drop view [shown];
exec sp_rename N'[t].[a]', N'b', N'COLUMN';
create view [shown] as select [b] from [t];

-- down
drop view [shown];
exec sp_rename N'[t].[b]', N'a', N'COLUMN';
create view [shown] as select [a] from [t];
