-- loses: table `users` is dropped with its rows
alter table [posts] drop constraint [posts_user_fk];
drop table [users];

-- down
create table [users] (
  [id] int not null,
  constraint [users_pkey] primary key ([id])
);
alter table [posts] add constraint [posts_user_fk] foreign key ([user_id]) references [users] ([id]) on delete cascade;
