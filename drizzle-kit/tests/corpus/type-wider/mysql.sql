alter table `t` modify column `a` bigint not null default 1,
  modify column `b` varchar(20);

-- down
-- loses: values of column `t.a` are converted from bigint to int: what does not fit is cut or refused
-- loses: values of column `t.b` are converted from varchar(20) to varchar(10): what does not fit is cut or refused
alter table `t` modify column `a` int not null default 1,
  modify column `b` varchar(10);
