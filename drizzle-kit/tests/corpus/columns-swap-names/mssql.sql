exec sp_rename N'[t].[a]', N'__old_a', N'COLUMN';
exec sp_rename N'[t].[b]', N'a', N'COLUMN';
exec sp_rename N'[t].[__old_a]', N'b', N'COLUMN';

-- down
exec sp_rename N'[t].[b]', N'__old_b', N'COLUMN';
exec sp_rename N'[t].[a]', N'b', N'COLUMN';
exec sp_rename N'[t].[__old_b]', N'a', N'COLUMN';
