alter table [t] add constraint [t_a_df] default (5) for [a];
alter table [t] add constraint [t_b_df] default ('q') for [b];
alter table [t] add constraint [t_c_df] default (0) for [c];

-- down
alter table [t] drop constraint [t_a_df];
alter table [t] drop constraint [t_b_df];
alter table [t] drop constraint [t_c_df];
