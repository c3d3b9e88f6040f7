alter table `users` add column `age` int;
update `users` set `age` = 18 where `age` is null;
alter table `users` add column `code` int;
update `users` set `code` = id + 1 where `code` is null;
alter table `users` modify column `age` int not null,
  modify column `code` int not null;

-- down
-- loses: column `users.age` is dropped with its values
-- loses: column `users.code` is dropped with its values
alter table `users` drop column `age`,
  drop column `code`;
