-- loses: values of column `t.a` are converted from int to varchar(20): what does not fit is cut or refused
alter table `t` modify column `a` varchar(20) not null default '3';

-- down
-- loses: values of column `t.a` are converted from varchar(20) to int: what does not fit is cut or refused
alter table `t` modify column `a` int not null default 3;
