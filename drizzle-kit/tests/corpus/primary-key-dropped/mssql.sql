alter table [t] drop constraint [t_pkey];

-- down
alter table [t] add constraint [t_pkey] primary key ([id]);
