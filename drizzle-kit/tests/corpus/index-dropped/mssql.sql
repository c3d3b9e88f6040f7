drop index [t_a] on [t];

-- down
create index [t_a] on [t] ([a]);
