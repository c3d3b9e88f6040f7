-- fails if rows of `t` have NULL in `a`
-- fails if rows of `t` don't meet `t_a`
alter table `t` modify column `a` int not null default 3,
  add constraint `t_a` check (`a` > 0);

-- down
alter table `t` drop constraint `t_a`,
  modify column `a` int;
