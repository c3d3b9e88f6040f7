-- loses: column `people.gone` is dropped with its values
exec sp_rename N'[users]', N'people', N'OBJECT';
exec sp_rename N'[people].[name]', N'full_name', N'COLUMN';
exec sp_rename N'[users_pkey]', N'people_pkey', N'OBJECT';
alter table [people] add [extra] int constraint [people_extra_df] default (4) with values;
alter table [people] drop column [gone];

-- down
-- loses: column `users.extra` is dropped with its values
exec sp_rename N'[people]', N'users', N'OBJECT';
exec sp_rename N'[users].[full_name]', N'name', N'COLUMN';
exec sp_rename N'[people_pkey]', N'users_pkey', N'OBJECT';
alter table [users] add [gone] int;
alter table [users] drop constraint [people_extra_df];
alter table [users] drop column [extra];
