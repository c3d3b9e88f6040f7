-- fails if rows of `t` repeat values of a, b, or have NULL there
alter table `t` drop primary key,
  add primary key (`a`, `b`);

-- down
alter table `t` drop primary key,
  add primary key (`id`);
