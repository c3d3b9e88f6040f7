-- fails if rows of `t` repeat values of a, b
alter table [t] drop constraint [t_key];
alter table [t] add constraint [t_key] unique ([a], [b]);

-- down
alter table [t] drop constraint [t_key];
alter table [t] add constraint [t_key] unique ([a]);
