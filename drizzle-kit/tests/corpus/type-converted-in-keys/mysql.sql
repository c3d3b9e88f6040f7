-- loses: values of column `t.a` are converted from varchar(10) to int: what does not fit is cut or refused
-- fails if rows of `t` don't meet `t_c`
alter table `t` drop constraint `t_c`;
alter table `t` add column `__old_a` int;
update `t` set `__old_a` = case when a = 'yes' then 1 else 0 end;
alter table `t` modify column `a` varchar(10);
update `t` set `a` = null;
alter table `t` modify column `a` int;
update `t` set `a` = `__old_a`;
alter table `t` drop column `__old_a`;
alter table `t` modify column `a` int not null default 1,
  add constraint `t_c` check (`a` in (0, 1));

-- down
-- loses: values of column `t.a` are converted from int to varchar(10): what does not fit is cut or refused
alter table `t` drop constraint `t_c`,
  modify column `a` varchar(10) not null,
  add constraint `t_c` check (`a` in ('yes', 'no'));
