alter table [b] drop constraint [b_a_fk];

-- down
alter table [b] add constraint [b_a_fk] foreign key ([a_id]) references [a] ([id]);
