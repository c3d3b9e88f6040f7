-- fails if rows of `t` repeat values of index `t_b_idx`
alter table `t` add index `t_a_b_idx` (`a` desc, `b`),
  add unique index `t_b_idx` (`b`);

-- down
alter table `t` drop index `t_a_b_idx`,
  drop index `t_b_idx`;
