-- fails if rows of `t` don't meet `t_a`
alter table [t] add constraint [t_a] check ([a] > 0);

-- down
alter table [t] drop constraint [t_a];
