alter table `t` drop index `t_a`;

-- down
alter table `t` add constraint `t_a` unique (`a`);
