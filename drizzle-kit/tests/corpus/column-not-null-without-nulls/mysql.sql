-- fails if rows of `users` have NULL in `name`
alter table `users` modify column `name` longtext not null;

-- down
alter table `users` modify column `name` longtext;
