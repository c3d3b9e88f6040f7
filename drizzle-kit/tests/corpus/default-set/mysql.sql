alter table `t` modify column `a` int default 5,
  modify column `b` varchar(10) default 'q',
  modify column `c` boolean default false;

-- down
alter table `t` modify column `a` int,
  modify column `b` varchar(10),
  modify column `c` boolean;
