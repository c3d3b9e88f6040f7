-- loses: column `people.gone` is dropped with its values
rename table `users` to `people`;
alter table `people` rename column `name` to `full_name`;
alter table `people` add column `extra` int default 4;
alter table `people` drop column `gone`;

-- down
-- loses: column `users.extra` is dropped with its values
rename table `people` to `users`;
alter table `users` rename column `full_name` to `name`;
alter table `users` add column `gone` int;
alter table `users` drop column `extra`;
