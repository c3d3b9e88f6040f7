if not exists (select 1 from sys.schemas where quotename(name) = N'[core]')
exec(N'create schema [core]');
alter schema [core] transfer [app].[users];
alter table [core].[users] add [age] int;
drop schema [app];

-- down
-- loses: column `app.users.age` is dropped with its values
if not exists (select 1 from sys.schemas where quotename(name) = N'[app]')
exec(N'create schema [app]');
alter schema [app] transfer [core].[users];
alter table [app].[users] drop column [age];
drop schema [core];
