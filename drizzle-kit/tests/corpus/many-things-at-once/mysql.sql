-- loses: column `users.old` is dropped with its values
-- fails if rows of `users` don't meet `users_age`
-- fails if rows of `posts` refer to rows of `tags` that are not there
drop view `names`;
alter table `users` drop constraint `users_age`;
alter table `users` rename column `name` to `full_name`;
alter table `users` rename index `users_name_idx` to `users_full_name_idx`;
alter table `users` add column `email` varchar(100);
update `users` set `email` = 'none' where `email` is null;
alter table `users` drop column `old`;
alter table `users` modify column `email` varchar(100) not null,
  modify column `full_name` varchar(80),
  modify column `role` enum('guest', 'user', 'admin', 'root') not null default 'user',
  modify column `age` bigint default 18,
  add constraint `users_age` check (`age` > 1);
alter table `posts` add column `tag_id` int,
  add index `posts_tag_idx` (`tag_id`);
create table `tags` (
  `id` int auto_increment not null,
  `label` varchar(20) not null,
  primary key (`id`),
  constraint `tags_label_key` unique (`label`)
);
alter table `posts` add constraint `posts_tag_fk` foreign key (`tag_id`) references `tags` (`id`) on delete set null;
create view `names` as select `id`, `full_name` from `users`;

-- down
-- loses: table `tags` is dropped with its rows
-- loses: values of column `users.name` are converted from varchar(80) to varchar(50): what does not fit is cut or refused
-- loses: values of column `users.role` are converted from enum('guest', 'user', 'admin', 'root') to enum('guest', 'user', 'admin'): what does not fit is cut or refused
-- loses: values of column `users.age` are converted from bigint to int: what does not fit is cut or refused
-- loses: column `users.email` is dropped with its values
-- loses: column `posts.tag_id` is dropped with its values
drop view `names`;
alter table `posts` drop foreign key `posts_tag_fk`;
alter table `users` drop constraint `users_age`;
drop table `tags`;
alter table `users` rename column `full_name` to `name`;
alter table `users` rename index `users_full_name_idx` to `users_name_idx`;
alter table `users` drop column `email`;
alter table `posts` drop index `posts_tag_idx`,
  drop column `tag_id`;
alter table `users` add column `old` longtext,
  modify column `name` varchar(50),
  modify column `role` enum('guest', 'user', 'admin') not null default 'guest',
  modify column `age` int,
  add constraint `users_age` check (`age` > 0);
create view `names` as select `id`, `name` from `users`;
