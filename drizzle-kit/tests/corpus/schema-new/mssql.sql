if not exists (select 1 from sys.schemas where quotename(name) = N'[app]')
exec(N'create schema [app]');
create table [app].[users] (
  [id] int not null,
  [t_id] int,
  constraint [users_pkey] primary key ([id]),
  constraint [users_t_fk] foreign key ([t_id]) references [t] ([id])
);

-- down
-- loses: table `app.users` is dropped with its rows
-- loses: schema `app` is dropped
drop table [app].[users];
drop schema [app];
