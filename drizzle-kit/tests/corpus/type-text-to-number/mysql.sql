-- loses: values of column `t.a` are converted from varchar(10) to int: what does not fit is cut or refused
alter table `t` modify column `a` int;

-- down
-- loses: values of column `t.a` are converted from int to varchar(10): what does not fit is cut or refused
alter table `t` modify column `a` varchar(10);
