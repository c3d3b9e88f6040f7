alter table `users` modify column `name` longtext;

-- down
-- loses: NULLs of column `users.name` become an empty value
update `users` set `name` = '' where `name` is null;
alter table `users` modify column `name` longtext not null;
