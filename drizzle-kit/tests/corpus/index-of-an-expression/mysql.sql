alter table `t` add index `t_a` ((lower(`a`)));

-- down
alter table `t` drop index `t_a`;
