-- fails if rows of `users` repeat values of email
alter table `users` add column `email` varchar(100),
  add constraint `users_email_key` unique (`email`);

-- down
-- loses: column `users.email` is dropped with its values
alter table `users` drop index `users_email_key`,
  drop column `email`;
