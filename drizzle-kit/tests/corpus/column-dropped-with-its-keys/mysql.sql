-- loses: column `users.email` is dropped with its values
-- loses: column `users.age` is dropped with its values
-- loses: column `logins.user_id` is dropped with its values
alter table `logins` drop foreign key `logins_user_fk`;
alter table `users` drop constraint `users_age`,
  drop index `users_age_idx`,
  drop index `users_email_key`,
  drop column `email`,
  drop column `age`;
alter table `logins` drop index `logins_user_fk`,
  drop column `user_id`;

-- down
alter table `logins` add column `user_id` int;
alter table `users` add column `email` varchar(100),
  add column `age` int,
  add constraint `users_email_key` unique (`email`),
  add constraint `users_age` check (`age` > 0),
  add index `users_age_idx` (`age`);
alter table `logins` add constraint `logins_user_fk` foreign key (`user_id`) references `users` (`id`);
