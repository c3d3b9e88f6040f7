alter table `users` drop constraint `users_age`;
alter table `users` drop column `next`;
alter table `users` rename column `age` to `years`;
alter table `users` add column `next` int generated always as (`years` + 1) stored,
  add constraint `users_age` check (`years` > 0);

-- down
alter table `users` drop constraint `users_age`;
alter table `users` drop column `next`;
alter table `users` rename column `years` to `age`;
alter table `users` add column `next` int generated always as (`age` + 1) stored,
  add constraint `users_age` check (`age` > 0);
