-- loses: values of column `t.role` are converted from enum('guest', 'user', 'admin') to enum('admin', 'user'): what does not fit is cut or refused
alter table `t` modify column `role` enum('admin', 'user') not null default 'user';

-- down
alter table `t` modify column `role` enum('guest', 'user', 'admin') not null default 'guest';
