exec sp_rename N'[b_a_old]', N'b_a_new', N'OBJECT';

-- down
exec sp_rename N'[b_a_new]', N'b_a_old', N'OBJECT';
