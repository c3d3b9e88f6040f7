alter table `t` modify column `twice` int generated always as (`a` * 3) stored;

-- down
alter table `t` modify column `twice` int generated always as (`a` * 2) stored;
