alter table `t` add column `twice` int generated always as (`a` * 2) stored;

-- down
alter table `t` drop column `twice`;
