alter table `t` add column `role` enum('guest', 'user', 'admin') not null default 'user';

-- down
-- loses: column `t.role` is dropped with its values
alter table `t` drop column `role`;
