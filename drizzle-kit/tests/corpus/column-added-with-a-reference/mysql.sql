-- fails if rows of `users` refer to rows of `teams` that are not there
alter table `users` add column `team_id` int;
alter table `users` add constraint `users_team_fk` foreign key (`team_id`) references `teams` (`id`) on delete cascade;

-- down
-- loses: column `users.team_id` is dropped with its values
alter table `users` drop foreign key `users_team_fk`;
alter table `users` drop index `users_team_fk`,
  drop column `team_id`;
