exec sp_rename N'[t].[t_old]', N't_new', N'INDEX';

-- down
exec sp_rename N'[t].[t_new]', N't_old', N'INDEX';
