exec sp_rename N'[teams].[id]', N'team_id', N'COLUMN';

-- down
exec sp_rename N'[teams].[team_id]', N'id', N'COLUMN';
