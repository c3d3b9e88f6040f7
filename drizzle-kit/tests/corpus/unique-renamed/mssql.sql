exec sp_rename N'[t_old]', N't_new', N'OBJECT';

-- down
exec sp_rename N'[t_new]', N't_old', N'OBJECT';
