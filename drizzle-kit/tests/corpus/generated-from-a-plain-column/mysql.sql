-- loses: column `t.twice` is dropped with its values
alter table `t` drop column `twice`,
  add column `twice` int generated always as (`a` * 2) stored;

-- down
alter table `t` modify column `twice` int;
