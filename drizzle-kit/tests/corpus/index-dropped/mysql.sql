alter table `t` drop index `t_a`;

-- down
alter table `t` add index `t_a` (`a`);
