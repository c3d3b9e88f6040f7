-- loses: table `users` is dropped with its rows
drop table [users];
exec sp_rename N'[fresh]', N'users', N'OBJECT';
exec sp_rename N'[fresh_pkey]', N'users_pkey', N'OBJECT';
alter table [users] add [old] int;
create table [nothing] (
  [id] int not null,
  constraint [nothing_pkey] primary key ([id])
);

-- down
-- loses: table `nothing` is dropped with its rows
-- loses: column `fresh.old` is dropped with its values
drop table [nothing];
exec sp_rename N'[users]', N'fresh', N'OBJECT';
exec sp_rename N'[users_pkey]', N'fresh_pkey', N'OBJECT';
alter table [fresh] drop column [old];
create table [users] (
  [id] int not null,
  [old] int,
  constraint [users_pkey] primary key ([id])
);
