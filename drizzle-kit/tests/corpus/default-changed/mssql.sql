alter table [t] drop constraint [t_a_df];
alter table [t] add constraint [t_a_df] default (2) for [a];
alter table [t] drop constraint [t_b_df];
alter table [t] add constraint [t_b_df] default ('r') for [b];

-- down
alter table [t] drop constraint [t_a_df];
alter table [t] add constraint [t_a_df] default (1) for [a];
alter table [t] drop constraint [t_b_df];
alter table [t] add constraint [t_b_df] default ('q') for [b];
