-- fails if rows of `people` don't meet `people_age`
alter table `users` drop constraint `users_age`;
rename table `users` to `people`;
alter table `people` rename index `users_email_key` to `people_email_key`;
alter table `people` rename index `users_age_idx` to `people_age_idx`;
alter table `people` add constraint `people_age` check (`age` > 0);

-- down
alter table `people` drop constraint `people_age`;
rename table `people` to `users`;
alter table `users` rename index `people_email_key` to `users_email_key`;
alter table `users` rename index `people_age_idx` to `users_age_idx`;
alter table `users` add constraint `users_age` check (`age` > 0);
