alter table `t` modify column `a` varchar(20) collate `utf8mb4_bin`;

-- down
alter table `t` modify column `a` varchar(20);
