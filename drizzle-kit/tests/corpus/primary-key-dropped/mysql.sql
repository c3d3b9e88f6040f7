alter table `t` drop primary key;

-- down
alter table `t` add primary key (`id`);
