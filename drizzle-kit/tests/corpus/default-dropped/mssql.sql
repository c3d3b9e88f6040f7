alter table [t] drop constraint [t_a_df];

-- down
alter table [t] add constraint [t_a_df] default (1) for [a];
