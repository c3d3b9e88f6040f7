-- fails if rows of `t` have NULL in `a`
-- fails if rows of `t` don't meet `t_a`
alter table [t] alter column [a] int not null;
alter table [t] add constraint [t_a_df] default (3) for [a];
alter table [t] add constraint [t_a] check ([a] > 0);

-- down
alter table [t] drop constraint [t_a];
alter table [t] drop constraint [t_a_df];
alter table [t] alter column [a] int null;
