alter table `t` rename column `a` to `__old_a`;
alter table `t` rename column `b` to `a`;
alter table `t` rename column `__old_a` to `b`;

-- down
alter table `t` rename column `b` to `__old_b`;
alter table `t` rename column `a` to `b`;
alter table `t` rename column `__old_b` to `a`;
