alter table [t] drop constraint [t_a_df];
alter table [t] alter column [a] bigint not null;
alter table [t] add constraint [t_a_df] default (1) for [a];
alter table [t] alter column [b] nvarchar(20) null;

-- down
-- loses: values of column `t.a` are converted from bigint to int: what does not fit is cut or refused
-- loses: values of column `t.b` are converted from nvarchar(20) to nvarchar(10): what does not fit is cut or refused
alter table [t] drop constraint [t_a_df];
alter table [t] alter column [a] int not null;
alter table [t] add constraint [t_a_df] default (1) for [a];
alter table [t] alter column [b] nvarchar(10) null;
