-- loses: column `t.value` is dropped with its values
alter table [t] drop column [value];
exec sp_rename N'[t].[fresh]', N'value', N'COLUMN';
alter table [t] add [other] int;

-- down
-- loses: column `t.other` is dropped with its values
exec sp_rename N'[t].[value]', N'fresh', N'COLUMN';
alter table [t] add [value] nvarchar(max);
alter table [t] drop column [other];
