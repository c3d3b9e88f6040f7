alter table `t` drop index `t_idx`,
  add index `t_idx` (`a`, `b`);

-- down
alter table `t` drop index `t_idx`,
  add index `t_idx` (`a`);
