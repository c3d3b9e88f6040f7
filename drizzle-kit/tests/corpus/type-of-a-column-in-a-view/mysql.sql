alter table `t` modify column `a` bigint;

-- down
-- loses: values of column `t.a` are converted from bigint to int: what does not fit is cut or refused
alter table `t` modify column `a` int;
