-- fails if rows of `teams` repeat values of code, or have NULL there
-- fails if rows of `teams` repeat values of id
alter table `users` drop foreign key `users_team_fk`;
alter table `users` drop index `users_team_fk`;
alter table `teams` drop primary key,
  drop index `teams_code_key`,
  add primary key (`code`),
  add constraint `teams_id_key` unique (`id`);
alter table `users` add constraint `users_team_fk` foreign key (`team`) references `teams` (`id`) on delete cascade;

-- down
alter table `users` drop foreign key `users_team_fk`;
alter table `users` drop index `users_team_fk`;
alter table `teams` drop primary key,
  drop index `teams_id_key`,
  add primary key (`id`),
  add constraint `teams_code_key` unique (`code`);
alter table `users` add constraint `users_team_fk` foreign key (`team`) references `teams` (`id`) on delete cascade;
