alter table `t` modify column `a` int not null;

-- down
alter table `t` modify column `a` int not null default 1;
