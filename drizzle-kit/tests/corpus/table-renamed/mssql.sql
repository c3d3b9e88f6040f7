exec sp_rename N'[users]', N'people', N'OBJECT';
exec sp_rename N'[users_pkey]', N'people_pkey', N'OBJECT';
exec sp_rename N'[users_email_key]', N'people_email_key', N'OBJECT';
exec sp_rename N'[users_age]', N'people_age', N'OBJECT';
exec sp_rename N'[people].[users_age_idx]', N'people_age_idx', N'INDEX';

-- down
exec sp_rename N'[people]', N'users', N'OBJECT';
exec sp_rename N'[people_pkey]', N'users_pkey', N'OBJECT';
exec sp_rename N'[people_email_key]', N'users_email_key', N'OBJECT';
exec sp_rename N'[people_age]', N'users_age', N'OBJECT';
exec sp_rename N'[users].[people_age_idx]', N'users_age_idx', N'INDEX';
