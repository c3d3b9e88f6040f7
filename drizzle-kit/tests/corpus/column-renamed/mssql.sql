exec sp_rename N'[users].[name]', N'full_name', N'COLUMN';

-- down
exec sp_rename N'[users].[full_name]', N'name', N'COLUMN';
