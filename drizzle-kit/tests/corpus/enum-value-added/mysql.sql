alter table `t` modify column `role` enum('nobody', 'guest', 'user', 'admin', 'root') default 'user';

-- down
-- loses: values of column `t.role` are converted from enum('nobody', 'guest', 'user', 'admin', 'root') to enum('guest', 'admin'): what does not fit is cut or refused
alter table `t` modify column `role` enum('guest', 'admin') default 'guest';
