-- loses: values of column `t.a` are converted from int to nvarchar(20): what does not fit is cut or refused
alter table [t] drop constraint [t_a_df];
alter table [t] alter column [a] nvarchar(20) not null;
alter table [t] add constraint [t_a_df] default ('3') for [a];

-- down
-- loses: values of column `t.a` are converted from nvarchar(20) to int: what does not fit is cut or refused
alter table [t] drop constraint [t_a_df];
alter table [t] alter column [a] int not null;
alter table [t] add constraint [t_a_df] default (3) for [a];
