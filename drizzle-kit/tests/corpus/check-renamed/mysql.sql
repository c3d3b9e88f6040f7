-- fails if rows of `t` don't meet `t_new`
alter table `t` drop constraint `t_old`,
  add constraint `t_new` check (`a` > 0);

-- down
alter table `t` drop constraint `t_new`,
  add constraint `t_old` check (`a` > 0);
