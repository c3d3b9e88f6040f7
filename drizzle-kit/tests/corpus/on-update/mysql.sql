alter table `t` modify column `a` datetime(6) on update current_timestamp(6),
  modify column `b` datetime(3) default current_timestamp(3) on update current_timestamp(3);

-- down
alter table `t` modify column `a` datetime(6),
  modify column `b` datetime(3);
