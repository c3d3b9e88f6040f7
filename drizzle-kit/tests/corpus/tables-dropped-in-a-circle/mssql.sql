-- loses: table `b` is dropped with its rows
-- loses: table `a` is dropped with its rows
alter table [a] drop constraint [a_b_fk];
drop table [b];
drop table [a];

-- down
create table [a] (
  [id] int not null,
  [b_id] int,
  constraint [a_pkey] primary key ([id])
);
create table [b] (
  [id] int not null,
  [a_id] int,
  constraint [b_pkey] primary key ([id]),
  constraint [b_a_fk] foreign key ([a_id]) references [a] ([id])
);
alter table [a] add constraint [a_b_fk] foreign key ([b_id]) references [b] ([id]);
