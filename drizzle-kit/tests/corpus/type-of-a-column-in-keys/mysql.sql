alter table `users` drop foreign key `users_team_fk`;
alter table `teams` modify column `id` bigint not null,
  modify column `code` varchar(30);
alter table `users` modify column `team_id` bigint;
alter table `users` add constraint `users_team_fk` foreign key (`team_id`) references `teams` (`id`) on delete cascade;

-- down
-- loses: values of column `teams.id` are converted from bigint to int: what does not fit is cut or refused
-- loses: values of column `teams.code` are converted from varchar(30) to varchar(10): what does not fit is cut or refused
-- loses: values of column `users.team_id` are converted from bigint to int: what does not fit is cut or refused
alter table `users` drop foreign key `users_team_fk`;
alter table `teams` modify column `id` int not null,
  modify column `code` varchar(10);
alter table `users` modify column `team_id` int;
alter table `users` add constraint `users_team_fk` foreign key (`team_id`) references `teams` (`id`) on delete cascade;
