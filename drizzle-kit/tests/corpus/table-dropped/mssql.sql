-- loses: table `posts` is dropped with its rows
drop table [posts];

-- down
create table [posts] (
  [id] int identity(1, 1) not null,
  [user_id] int not null,
  constraint [posts_pkey] primary key ([id]),
  constraint [posts_user_id_fk] foreign key ([user_id]) references [users] ([id])
);
