exec sp_rename N'[a]', N'__old_a', N'OBJECT';
exec sp_rename N'[b]', N'a', N'OBJECT';
exec sp_rename N'[__old_a]', N'b', N'OBJECT';
exec sp_rename N'[a_pkey]', N'__old_a_pkey', N'OBJECT';
exec sp_rename N'[b_pkey]', N'a_pkey', N'OBJECT';
exec sp_rename N'[__old_a_pkey]', N'b_pkey', N'OBJECT';

-- down
exec sp_rename N'[b]', N'__old_b', N'OBJECT';
exec sp_rename N'[a]', N'b', N'OBJECT';
exec sp_rename N'[__old_b]', N'a', N'OBJECT';
exec sp_rename N'[b_pkey]', N'__old_b_pkey', N'OBJECT';
exec sp_rename N'[a_pkey]', N'b_pkey', N'OBJECT';
exec sp_rename N'[__old_b_pkey]', N'a_pkey', N'OBJECT';
