alter table `t` modify column `a` int not null default 2,
  modify column `b` varchar(10) default 'r';

-- down
alter table `t` modify column `a` int not null default 1,
  modify column `b` varchar(10) default 'q';
