-- fails if rows of `t` repeat values of a, b
alter table `t` drop index `t_key`,
  add constraint `t_key` unique (`a`, `b`);

-- down
alter table `t` drop index `t_key`,
  add constraint `t_key` unique (`a`);
