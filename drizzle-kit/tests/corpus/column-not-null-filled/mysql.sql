update `users` set `name` = 'nobody' where `name` is null;
alter table `users` modify column `name` longtext not null;

-- down
alter table `users` modify column `name` longtext;
