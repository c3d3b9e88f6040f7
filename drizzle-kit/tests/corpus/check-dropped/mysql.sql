alter table `t` drop constraint `t_a`;

-- down
alter table `t` add constraint `t_a` check (`a` > 0);
