alter table [t] drop constraint [t_a];
alter table [t] drop column [b];
alter table [t] alter column [a] bigint not null;
alter table [t] add [b] as cast(([a] + 1) as bigint) persisted;
alter table [t] add constraint [t_a] check ([a] > 0);

-- down
-- loses: values of column `t.a` are converted from bigint to int: what does not fit is cut or refused
alter table [t] drop constraint [t_a];
alter table [t] drop column [b];
alter table [t] alter column [a] int not null;
alter table [t] add [b] as cast(([a] + 1) as bigint) persisted;
alter table [t] add constraint [t_a] check ([a] > 0);
