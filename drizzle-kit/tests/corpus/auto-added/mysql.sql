alter table `t` modify column `id` int auto_increment not null;

-- down
alter table `t` modify column `id` int not null;
