-- fails if rows of `t` repeat values of id, or have NULL there
alter table `t` add primary key (`id`);

-- down
alter table `t` drop primary key;
