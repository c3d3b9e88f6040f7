-- loses: values of column `t.role` are converted from enum('guest', 'user') to varchar(20): what does not fit is cut or refused
alter table `t` modify column `role` varchar(20) default 'user';

-- down
-- loses: values of column `t.role` are converted from varchar(20) to enum('guest', 'user'): what does not fit is cut or refused
alter table `t` modify column `role` enum('guest', 'user') default 'user';
