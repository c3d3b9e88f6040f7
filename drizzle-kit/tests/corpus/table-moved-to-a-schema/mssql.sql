if not exists (select 1 from sys.schemas where quotename(name) = N'[app]')
exec(N'create schema [app]');
alter schema [app] transfer [users];
exec sp_rename N'[app].[users]', N'people', N'OBJECT';
exec sp_rename N'[app].[users_pkey]', N'people_pkey', N'OBJECT';

-- down
-- loses: schema `app` is dropped
alter schema [dbo] transfer [app].[people];
exec sp_rename N'[people]', N'users', N'OBJECT';
exec sp_rename N'[people_pkey]', N'users_pkey', N'OBJECT';
drop schema [app];
